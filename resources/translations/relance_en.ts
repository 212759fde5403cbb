<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>ActivityBar</name>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>%Ln second left</numerusform>
            <numerusform>%Ln seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message numerus="yes">
        <source>found</source>
        <comment>addresses and tokens</comment>
        <translation>
            <numerusform>found</numerusform>
            <numerusform>found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>will be recorded</source>
        <comment>answers</comment>
        <translation>
            <numerusform>will be recorded</numerusform>
            <numerusform>will be recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>recorded already</source>
        <comment>answers</comment>
        <translation>
            <numerusform>recorded already</numerusform>
            <numerusform>recorded already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not in this batch</source>
        <comment>addresses and tokens</comment>
        <translation>
            <numerusform>not in this batch</numerusform>
            <numerusform>not in this batch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>duplicate(s)</source>
        <comment>addresses and tokens</comment>
        <translation>
            <numerusform>duplicate</numerusform>
            <numerusform>duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unreadable line(s)</source>
        <comment>of a paste</comment>
        <translation>
            <numerusform>unreadable line</numerusform>
            <numerusform>unreadable lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln answer(s)</source>
        <translation>
            <numerusform>Record %Ln answer</numerusform>
            <numerusform>Record %Ln answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AudienceWording</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reminder(s)</source>
        <translation>
            <numerusform>%Ln reminder</numerusform>
            <numerusform>%Ln reminders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>contacted less than {days} ago</source>
        <comment>below the number of customers; ‘7 days’</comment>
        <translation>
            <numerusform>contacted less than {days} ago</numerusform>
            <numerusform>contacted less than {days} ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>had {reminders} already</source>
        <comment>below the number of customers; ‘3 reminders’</comment>
        <translation>
            <numerusform>had {reminders} already</numerusform>
            <numerusform>had {reminders} already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>invited</numerusform>
            <numerusform>invited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answered</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>answered</numerusform>
            <numerusform>answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unsubscribed</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>unsubscribed</numerusform>
            <numerusform>unsubscribed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invalid address(es)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>invalid address</numerusform>
            <numerusform>invalid addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>recipient(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>recipient</numerusform>
            <numerusform>recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln invited customer(s): {reasons}.</source>
        <translation>
            <numerusform>Of %Ln invited customer: {reasons}.</numerusform>
            <numerusform>Of %Ln invited customers: {reasons}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchDeletion</name>
    <message numerus="yes">
        <source>%Ln transaction(s), the import report and the answers are deleted.</source>
        <translation>
            <numerusform>%Ln transaction, the import report and the answers are deleted.</numerusform>
            <numerusform>%Ln transactions, the import report and the answers are deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message numerus="yes">
        <source>customer(s)</source>
        <comment>of a batch</comment>
        <translation>
            <numerusform>customer</numerusform>
            <numerusform>customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited</source>
        <comment>customers</comment>
        <translation>
            <numerusform>invited</numerusform>
            <numerusform>invited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answered</source>
        <comment>customers</comment>
        <translation>
            <numerusform>answered</numerusform>
            <numerusform>answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unsubscribed</source>
        <comment>customers</comment>
        <translation>
            <numerusform>unsubscribed</numerusform>
            <numerusform>unsubscribed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reminder(s)</source>
        <translation>
            <numerusform>reminder</numerusform>
            <numerusform>reminders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) not invited yet. Once invitations have gone out from elsewhere, say on which day: reminders can follow.</source>
        <translation>
            <numerusform>%Ln recipient not invited yet. Once invitations have gone out from elsewhere, say on which day: reminders can follow.</numerusform>
            <numerusform>%Ln recipients not invited yet. Once invitations have gone out from elsewhere, say on which day: reminders can follow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invitation(s) recorded as sent elsewhere.</source>
        <translation>
            <numerusform>%Ln invitation recorded as sent elsewhere.</numerusform>
            <numerusform>%Ln invitations recorded as sent elsewhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) recorded.</source>
        <translation>
            <numerusform>%Ln answer recorded.</numerusform>
            <numerusform>%Ln answers recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchRecipients</name>
    <message numerus="yes">
        <source>%Ln shown</source>
        <comment>recipients</comment>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkUnsubscribeDialog</name>
    <message numerus="yes">
        <source>found</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>found</numerusform>
            <numerusform>found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>will be unsubscribed</source>
        <comment>customers</comment>
        <translation>
            <numerusform>will be unsubscribed</numerusform>
            <numerusform>will be unsubscribed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>already unsubscribed</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>already unsubscribed</numerusform>
            <numerusform>already unsubscribed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not a customer (blocked for the future)</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>not a customer (blocked for the future)</numerusform>
            <numerusform>not customers (blocked for the future)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>duplicate(s)</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>duplicate</numerusform>
            <numerusform>duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unreadable line(s)</source>
        <translation>
            <numerusform>unreadable line</numerusform>
            <numerusform>unreadable lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe %Ln</source>
        <comment>a button: customers</comment>
        <translation>
            <numerusform>Unsubscribe %Ln</numerusform>
            <numerusform>Unsubscribe %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %Ln</source>
        <comment>a button: addresses of no customer</comment>
        <translation>
            <numerusform>Block %Ln</numerusform>
            <numerusform>Block %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln customer(s) unsubscribed</source>
        <translation>
            <numerusform>%Ln customer unsubscribed</numerusform>
            <numerusform>%Ln customers unsubscribed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown address(es) blocked</source>
        <translation>
            <numerusform>%Ln unknown address blocked</numerusform>
            <numerusform>%Ln unknown addresses blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) recorded</source>
        <translation>
            <numerusform>%Ln answer recorded</numerusform>
            <numerusform>%Ln answers recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transaction(s) imported</source>
        <translation>
            <numerusform>%Ln transaction imported</numerusform>
            <numerusform>%Ln transactions imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed customer(s) ignored</source>
        <translation>
            <numerusform>%Ln unsubscribed customer ignored</numerusform>
            <numerusform>%Ln unsubscribed customers ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reminder(s)</source>
        <translation>
            <numerusform>%Ln reminder</numerusform>
            <numerusform>%Ln reminders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invitation(s)</source>
        <translation>
            <numerusform>%Ln invitation</numerusform>
            <numerusform>%Ln invitations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transaction(s)</source>
        <translation>
            <numerusform>%Ln transaction</numerusform>
            <numerusform>%Ln transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed</source>
        <comment>customers</comment>
        <translation>
            <numerusform>%Ln unsubscribed</numerusform>
            <numerusform>%Ln unsubscribed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe the selected %Ln…</source>
        <comment>customers</comment>
        <translation>
            <numerusform>Unsubscribe the selected %Ln…</numerusform>
            <numerusform>Unsubscribe the selected %Ln…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe… (at most %Ln at a time)</source>
        <comment>customers</comment>
        <translation>
            <numerusform>Unsubscribe… (at most %Ln at a time)</numerusform>
            <numerusform>Unsubscribe… (at most %Ln at a time)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForeseenDialog</name>
    <message numerus="yes">
        <source>The first %Ln row(s) of them</source>
        <translation>
            <numerusform>The first %Ln row of them</numerusform>
            <numerusform>The first %Ln rows of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message numerus="yes">
        <source>row(s) read</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>row read</numerusform>
            <numerusform>rows read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new customer(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>new customer</numerusform>
            <numerusform>new customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>known customer(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>known customer</numerusform>
            <numerusform>known customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unsubscribed, ignored</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>unsubscribed, ignored</numerusform>
            <numerusform>unsubscribed, ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>duplicate(s)</source>
        <comment>below the number of rows</comment>
        <translation>
            <numerusform>duplicate</numerusform>
            <numerusform>duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invalid</source>
        <comment>below the number of rows</comment>
        <translation>
            <numerusform>invalid</numerusform>
            <numerusform>invalid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>blank</source>
        <comment>below the number of rows</comment>
        <translation>
            <numerusform>blank</numerusform>
            <numerusform>blank</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>Import %Ln transaction(s)</source>
        <translation>
            <numerusform>Import %Ln transaction</numerusform>
            <numerusform>Import %Ln transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message numerus="yes">
        <source>%Ln unsubscribed customer(s) were in this file and were ignored</source>
        <translation>
            <numerusform>%Ln unsubscribed customer was in this file and was ignored</numerusform>
            <numerusform>%Ln unsubscribed customers were in this file and were ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) exported to ‘{file}’</source>
        <translation>
            <numerusform>%Ln row exported to ‘{file}’</numerusform>
            <numerusform>%Ln rows exported to ‘{file}’</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteSummary</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message numerus="yes">
        <source>%Ln transaction(s) imported as ‘{batch}’.</source>
        <translation>
            <numerusform>%Ln transaction imported as ‘{batch}’.</numerusform>
            <numerusform>%Ln transactions imported as ‘{batch}’.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed customer(s) in the file were ignored.</source>
        <translation>
            <numerusform>%Ln unsubscribed customer in the file was ignored.</numerusform>
            <numerusform>%Ln unsubscribed customers in the file were ignored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already unsubscribed.</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>%Ln already unsubscribed.</numerusform>
            <numerusform>%Ln already unsubscribed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln unknown</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>Show the %Ln unknown</numerusform>
            <numerusform>Show the %Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: %Ln answer(s) removed.</source>
        <translation>
            <numerusform>Undone: %Ln answer removed.</numerusform>
            <numerusform>Undone: %Ln answers removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay recorded: another paste names them too.</source>
        <comment>answers</comment>
        <translation>
            <numerusform>%Ln stay recorded: another paste names them too.</numerusform>
            <numerusform>%Ln stay recorded: another paste names them too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: %Ln address(es) may be mailed again.</source>
        <translation>
            <numerusform>Undone: %Ln address may be mailed again.</numerusform>
            <numerusform>Undone: %Ln addresses may be mailed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay unsubscribed: something else asks for it too.</source>
        <translation>
            <numerusform>%Ln stays unsubscribed: something else asks for it too.</numerusform>
            <numerusform>%Ln stay unsubscribed: something else asks for it too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: %Ln contact(s) removed.</source>
        <translation>
            <numerusform>Undone: %Ln contact removed.</numerusform>
            <numerusform>Undone: %Ln contacts removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderPreview</name>
    <message numerus="yes">
        <source>The %Ln recipient(s) shown here are recorded as reminded on that day; nothing is mailed.</source>
        <translation>
            <numerusform>The %Ln recipient shown here is recorded as reminded on that day; nothing is mailed.</numerusform>
            <numerusform>The %Ln recipients shown here are recorded as reminded on that day; nothing is mailed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln as reminded</source>
        <comment>customers</comment>
        <translation>
            <numerusform>Mark %Ln as reminded</numerusform>
            <numerusform>Mark %Ln as reminded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) marked as invited.</source>
        <translation>
            <numerusform>%Ln customer marked as invited.</numerusform>
            <numerusform>%Ln customers marked as invited.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) marked as reminded.</source>
        <translation>
            <numerusform>%Ln customer marked as reminded.</numerusform>
            <numerusform>%Ln customers marked as reminded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) written to ‘{file}’.</source>
        <translation>
            <numerusform>%Ln recipient written to ‘{file}’.</numerusform>
            <numerusform>%Ln recipients written to ‘{file}’.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsubscribedPage</name>
    <message numerus="yes">
        <source>%Ln unsubscribed address(es)</source>
        <translation>
            <numerusform>%Ln unsubscribed address</numerusform>
            <numerusform>%Ln unsubscribed addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them no customer’s</source>
        <translation>
            <numerusform>%Ln of them no customer’s</numerusform>
            <numerusform>%Ln of them no customer’s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) exported to ‘{file}’.</source>
        <translation>
            <numerusform>%Ln address exported to ‘{file}’.</numerusform>
            <numerusform>%Ln addresses exported to ‘{file}’.</numerusform>
        </translation>
    </message>
</context>
</TS>
