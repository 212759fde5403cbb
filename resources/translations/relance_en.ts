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
        <source>customer(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>customer</numerusform>
            <numerusform>customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited already</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>invited already</numerusform>
            <numerusform>invited already</numerusform>
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
    <message numerus="yes">
        <source>Of %Ln customer(s): {reasons}.</source>
        <translation>
            <numerusform>Of %Ln customer: {reasons}.</numerusform>
            <numerusform>Of %Ln customers: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail to %Ln of them is waiting to be sent.</source>
        <comment>customers</comment>
        <translation>
            <numerusform>Mail to %Ln of them is waiting to be sent.</numerusform>
            <numerusform>Mail to %Ln of them is waiting to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s)…</source>
        <translation>
            <numerusform>Send %Ln invitation…</numerusform>
            <numerusform>Send %Ln invitations…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln reminder(s)…</source>
        <translation>
            <numerusform>Send %Ln reminder…</numerusform>
            <numerusform>Send %Ln reminders…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupWording</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscription(s)</source>
        <translation>
            <numerusform>%Ln unsubscription</numerusform>
            <numerusform>%Ln unsubscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sent message(s)</source>
        <translation>
            <numerusform>%Ln sent message</numerusform>
            <numerusform>%Ln sent messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored: %Ln customer(s) as of {when}.</source>
        <translation>
            <numerusform>Restored: %Ln customer as of {when}.</numerusform>
            <numerusform>Restored: %Ln customers as of {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) were unsubscribed then and may be mailed now: they will be unsubscribed again.</source>
        <translation>
            <numerusform>%Ln address was unsubscribed then and may be mailed now: it will be unsubscribed again.</numerusform>
            <numerusform>%Ln addresses were unsubscribed then and may be mailed now: they will be unsubscribed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) are unsubscribed again.</source>
        <translation>
            <numerusform>%Ln address is unsubscribed again.</numerusform>
            <numerusform>%Ln addresses are unsubscribed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailing(s) wait under Sending until you have looked at them.</source>
        <translation>
            <numerusform>%Ln mailing waits under Sending until you have looked at it.</numerusform>
            <numerusform>%Ln mailings wait under Sending until you have looked at them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) that were to leave are cancelled: their customer or batch is not in the backup.</source>
        <translation>
            <numerusform>%Ln message that was to leave is cancelled: its customer or batch is not in the backup.</numerusform>
            <numerusform>%Ln messages that were to leave are cancelled: their customer or batch is not in the backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchChooser</name>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) compared: choose others</source>
        <translation>
            <numerusform>%Ln batch shown: choose others</numerusform>
            <numerusform>%Ln batches compared: choose others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose up to %Ln batch(es) to compare</source>
        <translation>
            <numerusform>Choose up to %Ln batch to compare</numerusform>
            <numerusform>Choose up to %Ln batches to compare</numerusform>
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
        <source>%Ln recipient(s) not invited yet. Send the invitations; if another program has mailed them, say on which day. Reminders can follow.</source>
        <translation>
            <numerusform>%Ln recipient not invited yet. Send the invitations; if another program has mailed them, say on which day. Reminders can follow.</numerusform>
            <numerusform>%Ln recipients not invited yet. Send the invitations; if another program has mailed them, say on which day. Reminders can follow.</numerusform>
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
    <name>BatchRanking</name>
    <message numerus="yes">
        <source>Fewer than %Ln invited: the rate says little, and comes last.</source>
        <comment>people</comment>
        <translation>
            <numerusform>Fewer than %Ln invited: the rate says little, and comes last.</numerusform>
            <numerusform>Fewer than %Ln invited: the rate says little, and comes last.</numerusform>
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
        <source>%Ln address(es) of your own would be blocked too, and no test could be sent there: {addresses}.</source>
        <translation>
            <numerusform>%Ln address of your own would be blocked too, and no test could be sent there: {addresses}.</numerusform>
            <numerusform>%Ln addresses of your own would be blocked too, and no test could be sent there: {addresses}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln customer(s) at {domain} would be unsubscribed.</source>
        <translation>
            <numerusform>The only customer (%Ln) at {domain} would be unsubscribed.</numerusform>
            <numerusform>All %Ln customers at {domain} would be unsubscribed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So it is with %Ln more domain(s).</source>
        <translation>
            <numerusform>So it is with %Ln more domain.</numerusform>
            <numerusform>So it is with %Ln more domains.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe %Ln customer(s)?</source>
        <translation>
            <numerusform>Unsubscribe %Ln customer?</numerusform>
            <numerusform>Unsubscribe %Ln customers?</numerusform>
        </translation>
    </message>
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
        <source>%Ln message(s) sent again</source>
        <translation>
            <numerusform>%Ln message sent again</numerusform>
            <numerusform>%Ln messages sent again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) taken as sent</source>
        <translation>
            <numerusform>%Ln message taken as sent</numerusform>
            <numerusform>%Ln messages taken as sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transaction(s)</source>
        <translation>
            <numerusform>%Ln transaction</numerusform>
            <numerusform>%Ln transactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) kept without the address</source>
        <translation>
            <numerusform>%Ln message kept without the address</numerusform>
            <numerusform>%Ln messages kept without the address</numerusform>
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
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>%Ln damaged file(s) beside the database may still have it all, until you delete them: {names}.</source>
        <translation>
            <numerusform>%Ln damaged file beside the database may still have it all, until you delete it: {names}.</numerusform>
            <numerusform>%Ln damaged files beside the database may still have it all, until you delete them: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
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
    <name>InsightsPage</name>
    <message numerus="yes">
        <source>No more than %Ln batch(es) can be compared: leave one out first.</source>
        <translation>
            <numerusform>No more than %Ln batch can be compared: leave one out first.</numerusform>
            <numerusform>No more than %Ln batches can be compared: leave one out first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListFlow</name>
    <message numerus="yes">
        <source>%Ln row(s) saved in ‘{file}’.</source>
        <translation>
            <numerusform>%Ln row saved in ‘{file}’.</numerusform>
            <numerusform>%Ln rows saved in ‘{file}’.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) handed to the printer.</source>
        <translation>
            <numerusform>%Ln page handed to the printer.</numerusform>
            <numerusform>%Ln pages handed to the printer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <comment>of a list</comment>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailPreview</name>
    <message numerus="yes">
        <source>%Ln customer(s) marked as invited.</source>
        <translation>
            <numerusform>%Ln customer marked as invited.</numerusform>
            <numerusform>%Ln customers marked as invited.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailingActs</name>
    <message numerus="yes">
        <source>%Ln message(s) that are waiting will not be sent.</source>
        <translation>
            <numerusform>%Ln message that is waiting will not be sent.</numerusform>
            <numerusform>%Ln messages that are waiting will not be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln message(s)</source>
        <translation>
            <numerusform>Cancel %Ln message</numerusform>
            <numerusform>Cancel %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln reminder(s) of ‘{batch}’ now?</source>
        <translation>
            <numerusform>Send %Ln reminder of ‘{batch}’ now?</numerusform>
            <numerusform>Send %Ln reminders of ‘{batch}’ now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln reminder(s)</source>
        <translation>
            <numerusform>Send %Ln reminder</numerusform>
            <numerusform>Send %Ln reminders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s) of ‘{batch}’ now?</source>
        <translation>
            <numerusform>Send %Ln invitation of ‘{batch}’ now?</numerusform>
            <numerusform>Send %Ln invitations of ‘{batch}’ now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s)</source>
        <translation>
            <numerusform>Send %Ln invitation</numerusform>
            <numerusform>Send %Ln invitations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) again?</source>
        <translation>
            <numerusform>Send %Ln message again?</numerusform>
            <numerusform>Send %Ln messages again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln again</source>
        <comment>messages</comment>
        <translation>
            <numerusform>Send %Ln again</numerusform>
            <numerusform>Send %Ln again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferStrip</name>
    <message numerus="yes">
        <source>%Ln address(es) are not customers: too many to look for what was perhaps meant.</source>
        <translation>
            <numerusform>%Ln address is not a customer: too many to look for what was perhaps meant.</numerusform>
            <numerusform>%Ln addresses are not customers: too many to look for what was perhaps meant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) look like other addresses.</source>
        <translation>
            <numerusform>%Ln line looks like another address.</numerusform>
            <numerusform>%Ln lines look like other addresses.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OffersDialog</name>
    <message numerus="yes">
        <source>Add %Ln address(es)</source>
        <translation>
            <numerusform>Add %Ln address</numerusform>
            <numerusform>Add %Ln addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherMeansButton</name>
    <message numerus="yes">
        <source>The %Ln recipient(s) shown are recorded as reminded on that day. Nothing is mailed.</source>
        <translation>
            <numerusform>The %Ln recipient shown is recorded as reminded on that day. Nothing is mailed.</numerusform>
            <numerusform>The %Ln recipients shown are recorded as reminded on that day. Nothing is mailed.</numerusform>
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
        <source>The %Ln recipient(s) shown are recorded as invited on that day. Nothing is mailed.</source>
        <translation>
            <numerusform>The %Ln recipient shown is recorded as invited on that day. Nothing is mailed.</numerusform>
            <numerusform>The %Ln recipients shown are recorded as invited on that day. Nothing is mailed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln as invited</source>
        <comment>customers</comment>
        <translation>
            <numerusform>Mark %Ln as invited</numerusform>
            <numerusform>Mark %Ln as invited</numerusform>
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
        <source>%Ln customer(s) marked as invited.</source>
        <translation>
            <numerusform>%Ln customer marked as invited.</numerusform>
            <numerusform>%Ln customers marked as invited.</numerusform>
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
    <name>ProofCard</name>
    <message numerus="yes">
        <source>Show the %Ln sent</source>
        <comment>messages</comment>
        <translation>
            <numerusform>Show the %Ln sent</numerusform>
            <numerusform>Show the %Ln sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln to unsubscribed</source>
        <comment>messages</comment>
        <translation>
            <numerusform>Show the %Ln to unsubscribed</numerusform>
            <numerusform>Show the %Ln to unsubscribed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln left out</source>
        <comment>people</comment>
        <translation>
            <numerusform>Show the %Ln left out</numerusform>
            <numerusform>Show the %Ln left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quitting</name>
    <message numerus="yes">
        <source>%Ln message(s) are not sent yet. If you quit, the one on its way is finished first; the others wait until you resume the mailing.</source>
        <translation>
            <numerusform>%Ln message is not sent yet. If you quit, the one on its way is finished first; the others wait until you resume the mailing.</numerusform>
            <numerusform>%Ln messages are not sent yet. If you quit, the one on its way is finished first; the others wait until you resume the mailing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReachCard</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
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
    <name>RecoveryWindow</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed address(es)</source>
        <translation>
            <numerusform>%Ln unsubscribed address</numerusform>
            <numerusform>%Ln unsubscribed addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message numerus="yes">
        <source>Send %Ln reminder(s) of ‘{batch}’?</source>
        <translation>
            <numerusform>Send %Ln reminder of ‘{batch}’?</numerusform>
            <numerusform>Send %Ln reminders of ‘{batch}’?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s) of ‘{batch}’?</source>
        <translation>
            <numerusform>Send %Ln invitation of ‘{batch}’?</numerusform>
            <numerusform>Send %Ln invitations of ‘{batch}’?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) of ‘{batch}’, one message each</source>
        <translation>
            <numerusform>%Ln recipient of ‘{batch}’, one message</numerusform>
            <numerusform>%Ln recipients of ‘{batch}’, one message each</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have an address at Gmail.</source>
        <comment>recipients</comment>
        <translation>
            <numerusform>%Ln of them has an address at Gmail.</numerusform>
            <numerusform>%Ln of them have an address at Gmail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more were mailed there in the last 24 hours.</source>
        <translation>
            <numerusform>%Ln more was mailed there in the last 24 hours.</numerusform>
            <numerusform>%Ln more were mailed there in the last 24 hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln reminder(s)</source>
        <translation>
            <numerusform>Send %Ln reminder</numerusform>
            <numerusform>Send %Ln reminders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s)</source>
        <translation>
            <numerusform>Send %Ln invitation</numerusform>
            <numerusform>Send %Ln invitations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingWording</name>
    <message numerus="yes">
        <source>message(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>message</numerusform>
            <numerusform>messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sent</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>sent</numerusform>
            <numerusform>sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refused</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>refused</numerusform>
            <numerusform>refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>given up</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>given up</numerusform>
            <numerusform>given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unsubscribed, left out</source>
        <comment>below the number of people</comment>
        <translation>
            <numerusform>unsubscribed, left out</numerusform>
            <numerusform>unsubscribed, left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>perhaps sent</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>perhaps sent</numerusform>
            <numerusform>perhaps sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cancelled</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>cancelled</numerusform>
            <numerusform>cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>waiting</numerusform>
            <numerusform>waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%Ln s</numerusform>
            <numerusform>%Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%Ln h</numerusform>
            <numerusform>%Ln h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sent.</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%Ln sent.</numerusform>
            <numerusform>%Ln sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) to unsubscribed addresses</source>
        <translation>
            <numerusform>%Ln message to unsubscribed addresses</numerusform>
            <numerusform>%Ln messages to unsubscribed addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) unsubscribed while it ran and were left out</source>
        <translation>
            <numerusform>%Ln person unsubscribed while it ran and was left out</numerusform>
            <numerusform>%Ln people unsubscribed while it ran and were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are waiting.</source>
        <translation>
            <numerusform>%Ln message is waiting.</numerusform>
            <numerusform>%Ln messages are waiting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) may have been sent, or may not.</source>
        <translation>
            <numerusform>%Ln message may have been sent, or may not.</numerusform>
            <numerusform>%Ln messages may have been sent, or may not.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
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
<context>
    <name>WeeksCard</name>
    <message numerus="yes">
        <source>%Ln week(s)</source>
        <translation>
            <numerusform>%Ln week</numerusform>
            <numerusform>%Ln weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed in this week</source>
        <translation>
            <numerusform>%Ln unsubscribed in this week</numerusform>
            <numerusform>%Ln unsubscribed in this week</numerusform>
        </translation>
    </message>
</context>
</TS>
