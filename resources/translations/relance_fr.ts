<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Relance</source>
        <translation>À propos de Relance</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier des données</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the versions and folders, for whoever is to help</source>
        <translation>Copier les versions et les dossiers, pour qui vous aidera</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Licences…</translation>
    </message>
    <message>
        <source>Mail satisfaction surveys, and never to anyone who asked to be left alone.</source>
        <translation>Vos enquêtes de satisfaction par e-mail, jamais envoyées à qui n’en veut plus.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Icons: Lucide, ISC licence. Qt: LGPL.</source>
        <translation>Logiciel libre sous licence MIT. Icônes&#xa0;: Lucide, licence ISC. Qt&#xa0;: LGPL.</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Mail server</source>
        <translation>Serveur de messagerie</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Save the password</source>
        <translation>Enregistrer le mot de passe</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove the password</source>
        <translation>Supprimer le mot de passe</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>Vérifier la connexion</translation>
    </message>
    <message>
        <source>Connects and logs in. No mail is sent.</source>
        <translation>Se connecte et s’identifie. Aucun message n’est envoyé.</translation>
    </message>
    <message>
        <source>Another password replaces it</source>
        <translation>Un autre mot de passe le remplacera</translation>
    </message>
    <message>
        <source>Kept in the key store of this system.</source>
        <translation>Conservé dans le trousseau de ce système.</translation>
    </message>
    <message>
        <source>Kept in memory until Relance closes.</source>
        <translation>Conservé en mémoire jusqu’à la fermeture de Relance.</translation>
    </message>
    <message>
        <source>Kept in memory until Relance closes, since this system has no key store. It is asked for again at the next start.</source>
        <translation>Conservé en mémoire jusqu’à la fermeture de Relance, car ce système n’a pas de trousseau. Il sera redemandé au prochain démarrage.</translation>
    </message>
    <message>
        <source>Without a user name, none is needed.</source>
        <translation>Sans nom d’utilisateur, aucun mot de passe n’est nécessaire.</translation>
    </message>
    <message>
        <source>Not set. It will be kept in the key store of this system.</source>
        <translation>Pas encore indiqué. Il sera conservé dans le trousseau de ce système.</translation>
    </message>
    <message>
        <source>Not set. It will be kept in memory until Relance closes, since this system has no key store.</source>
        <translation>Pas encore indiqué. Il sera conservé en mémoire jusqu’à la fermeture de Relance, car ce système n’a pas de trousseau.</translation>
    </message>
    <message>
        <source>Removing the password</source>
        <translation>Suppression du mot de passe</translation>
    </message>
    <message>
        <source>Saving the password</source>
        <translation>Enregistrement du mot de passe</translation>
    </message>
</context>
<context>
    <name>ActivityBar</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>%Ln seconde restante</numerusform>
            <numerusform>%Ln secondes restantes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>Record answers to ‘{batch}’</source>
        <translation>Enregistrer les réponses à «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation>Qui a répondu</translation>
    </message>
    <message>
        <source>One address, token or survey link per line, or anything that contains them</source>
        <translation>Une adresse, un jeton ou un lien d’enquête par ligne, ou tout texte qui en contient</translation>
    </message>
    <message>
        <source>Whoever has answered gets no more reminders of this batch. Paste the addresses or the tokens that your survey tool has recorded, or drop its export here.</source>
        <translation>Les clients qui ont répondu ne reçoivent plus de rappel pour ce lot. Collez les adresses ou les jetons enregistrés par votre outil d’enquête, ou déposez ici son fichier d’export.</translation>
    </message>
    <message>
        <source>Answer will be recorded</source>
        <translation>Réponse à enregistrer</translation>
    </message>
    <message>
        <source>Recorded already</source>
        <translation>Déjà enregistrée</translation>
    </message>
    <message>
        <source>Not a recipient of this batch</source>
        <translation>Absent de ce lot</translation>
    </message>
    <message>
        <source>Named further up</source>
        <translation>Doublon&#xa0;: déjà cité</translation>
    </message>
    <message numerus="yes">
        <source>found</source>
        <comment>addresses and tokens</comment>
        <translation>
            <numerusform>trouvé</numerusform>
            <numerusform>trouvés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>will be recorded</source>
        <comment>answers</comment>
        <translation>
            <numerusform>réponse à enregistrer</numerusform>
            <numerusform>réponses à enregistrer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>recorded already</source>
        <comment>answers</comment>
        <translation>
            <numerusform>déjà enregistrée</numerusform>
            <numerusform>déjà enregistrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not in this batch</source>
        <comment>addresses and tokens</comment>
        <translation>
            <numerusform>absent de ce lot</numerusform>
            <numerusform>absents de ce lot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>duplicate(s)</source>
        <comment>addresses and tokens</comment>
        <translation>
            <numerusform>doublon</numerusform>
            <numerusform>doublons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unreadable line(s)</source>
        <comment>of a paste</comment>
        <translation>
            <numerusform>ligne illisible</numerusform>
            <numerusform>lignes illisibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln answer(s)</source>
        <translation>
            <numerusform>Enregistrer %Ln réponse</numerusform>
            <numerusform>Enregistrer %Ln réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>Record answers</source>
        <translation>Enregistrer les réponses</translation>
    </message>
    <message>
        <source>Recording answers</source>
        <translation>Enregistrement des réponses</translation>
    </message>
</context>
<context>
    <name>AudienceList</name>
    <message>
        <source>Name or address</source>
        <translation>Nom ou adresse</translation>
    </message>
    <message>
        <source>Send invitations…</source>
        <translation>Envoyer les invitations…</translation>
    </message>
    <message>
        <source>Reminder preview</source>
        <translation>Aperçu du rappel</translation>
    </message>
    <message>
        <source>Mark as invited elsewhere…</source>
        <translation>Invitations déjà envoyées…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No name or address in this list contains all these words.</source>
        <translation>Aucun nom ni aucune adresse de cette liste ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>Waiting to be mailed</source>
        <translation>En attente d’envoi</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Dernier contact</translation>
    </message>
</context>
<context>
    <name>AudienceWording</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln jour</numerusform>
            <numerusform>%Ln jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reminder(s)</source>
        <translation>
            <numerusform>%Ln rappel</numerusform>
            <numerusform>%Ln rappels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>customer(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>client</numerusform>
            <numerusform>clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited already</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>déjà invité</numerusform>
            <numerusform>déjà invités</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>invité</numerusform>
            <numerusform>invités</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answered</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>a répondu</numerusform>
            <numerusform>ont répondu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unsubscribed</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>désabonné</numerusform>
            <numerusform>désabonnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invalid address(es)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>adresse invalide</numerusform>
            <numerusform>adresses invalides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>recipient(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>destinataire</numerusform>
            <numerusform>destinataires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln customer(s): {reasons}.</source>
        <translation>
            <numerusform>Sur %Ln client&#xa0;: {reasons}.</numerusform>
            <numerusform>Sur %Ln clients&#xa0;: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail to %Ln of them is waiting to be sent.</source>
        <comment>customers</comment>
        <translation>
            <numerusform>%Ln d’entre eux a un message en attente d’envoi.</numerusform>
            <numerusform>%Ln d’entre eux ont un message en attente d’envoi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s)…</source>
        <translation>
            <numerusform>Envoyer %Ln invitation…</numerusform>
            <numerusform>Envoyer %Ln invitations…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln reminder(s)…</source>
        <translation>
            <numerusform>Envoyer %Ln rappel…</numerusform>
            <numerusform>Envoyer %Ln rappels…</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is left in this batch</source>
        <translation>Ce lot n’a plus aucun client</translation>
    </message>
    <message>
        <source>All its customers have been deleted.</source>
        <translation>Tous ses clients ont été supprimés.</translation>
    </message>
    <message>
        <source>Nobody was invited yet</source>
        <translation>Personne n’a encore été invité</translation>
    </message>
    <message>
        <source>Everybody has answered</source>
        <translation>Tout le monde a répondu</translation>
    </message>
    <message>
        <source>It is too early for a reminder</source>
        <translation>Il est trop tôt pour un rappel</translation>
    </message>
    <message>
        <source>Nobody is left to be reminded</source>
        <translation>Il ne reste personne à qui envoyer un rappel</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln invited customer(s): {reasons}.</source>
        <translation>
            <numerusform>Sur %Ln client invité&#xa0;: {reasons}.</numerusform>
            <numerusform>Sur %Ln clients invités&#xa0;: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>contacted less than {days} ago</source>
        <comment>below the number of customers; ‘7 days’</comment>
        <translation>
            <numerusform>contacté il y a moins de {days}</numerusform>
            <numerusform>contactés il y a moins de {days}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>had {reminders} already</source>
        <comment>below the number of customers; ‘3 reminders’</comment>
        <translation>
            <numerusform>a déjà reçu {reminders}</numerusform>
            <numerusform>ont déjà reçu {reminders}</numerusform>
        </translation>
    </message>
    <message>
        <source>A reminder goes to those who had an invitation. Send the invitations first; if another program has mailed them, say when.</source>
        <translation>Un rappel s’adresse à ceux qui ont reçu une invitation. Envoyez d’abord les invitations&#x202f;; si un autre logiciel les a envoyées, indiquez à quelle date.</translation>
    </message>
    <message>
        <source>Everybody is invited</source>
        <translation>Tout le monde est invité</translation>
    </message>
    <message>
        <source>Nobody is left to be invited</source>
        <translation>Il ne reste personne à inviter</translation>
    </message>
    <message>
        <source>The first can be reminded on {day}.</source>
        <translation>Le premier rappel sera possible le {day}.</translation>
    </message>
    <message>
        <source>These limits can be changed in Settings.</source>
        <translation>Ces limites se modifient dans les réglages.</translation>
    </message>
</context>
<context>
    <name>BackupColumns</name>
    <message>
        <source>Made</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lots</translation>
    </message>
    <message>
        <source>Unsubscribed</source>
        <comment>a column of numbers</comment>
        <translation>Désabonnés</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>BackupWording</name>
    <message>
        <source>Daily</source>
        <translation>Quotidienne</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <translation>Faite à la demande</translation>
    </message>
    <message>
        <source>Before an update of Relance</source>
        <translation>Avant une mise à jour de Relance</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>Avant un import</translation>
    </message>
    <message>
        <source>Before a large unsubscription</source>
        <translation>Avant un désabonnement groupé</translation>
    </message>
    <message>
        <source>Before many answers were recorded</source>
        <translation>Avant une saisie de réponses</translation>
    </message>
    <message>
        <source>Before many were marked as mailed</source>
        <translation>Avant la saisie d’un envoi externe</translation>
    </message>
    <message>
        <source>Before a mailing</source>
        <translation>Avant un envoi</translation>
    </message>
    <message>
        <source>Before a large undo</source>
        <translation>Avant une annulation</translation>
    </message>
    <message>
        <source>Before a batch was deleted</source>
        <translation>Avant la suppression d’un lot</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>Avant une restauration</translation>
    </message>
    <message>
        <source>After a backup was restored</source>
        <translation>Après une restauration</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln lot</numerusform>
            <numerusform>%Ln lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscription(s)</source>
        <translation>
            <numerusform>%Ln désabonnement</numerusform>
            <numerusform>%Ln désabonnements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sent message(s)</source>
        <translation>
            <numerusform>%Ln message envoyé</numerusform>
            <numerusform>%Ln messages envoyés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored: %Ln customer(s) as of {when}.</source>
        <translation>
            <numerusform>Restauration faite&#xa0;:&#x202f;%Ln client, dans son état du {when}.</numerusform>
            <numerusform>Restauration faite&#xa0;:&#x202f;%Ln clients, dans leur état du {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) were unsubscribed then and may be mailed now: they will be unsubscribed again.</source>
        <translation>
            <numerusform>%Ln adresse était alors désabonnée et ne l’est plus&#xa0;: elle le sera de nouveau.</numerusform>
            <numerusform>%Ln adresses étaient alors désabonnées et ne le sont plus&#xa0;: elles le seront de nouveau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) are unsubscribed again.</source>
        <translation>
            <numerusform>%Ln adresse est de nouveau désabonnée.</numerusform>
            <numerusform>%Ln adresses sont de nouveau désabonnées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailing(s) wait under Sending until you have looked at them.</source>
        <translation>
            <numerusform>%Ln envoi attend votre vérification sur la page Envoi.</numerusform>
            <numerusform>%Ln envois attendent votre vérification sur la page Envoi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) that were to leave are cancelled: their customer or batch is not in the backup.</source>
        <translation>
            <numerusform>%Ln message en attente est annulé&#xa0;: son client ou son lot n’est pas dans la sauvegarde.</numerusform>
            <numerusform>%Ln messages en attente sont annulés&#xa0;: leur client ou leur lot n’est pas dans la sauvegarde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked</source>
        <comment>a backup</comment>
        <translation>Vérifiée</translation>
    </message>
    <message>
        <source>Damaged</source>
        <comment>a backup</comment>
        <translation>Endommagée</translation>
    </message>
    <message>
        <source>Of a newer Relance</source>
        <comment>a backup</comment>
        <translation>D’un Relance plus récent</translation>
    </message>
    <message>
        <source>No backup of Relance</source>
        <translation>Pas une sauvegarde</translation>
    </message>
    <message>
        <source>Kept of what was done since: {what}.</source>
        <translation>Conservé de ce qui s’est fait depuis&#xa0;: {what}.</translation>
    </message>
</context>
<context>
    <name>BackupsCard</name>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>There is no backup yet. The first one is made by itself as soon as there is something to lose.</source>
        <translation>Aucune sauvegarde pour l’instant. La première se fera d’elle-même dès qu’il y aura quelque chose à perdre.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open the folder of the backups</source>
        <translation>Ouvrir le dossier des sauvegardes</translation>
    </message>
    <message>
        <source>Made each day on which something has changed, before each import, large change and update, and before and after each restore. Each is checked. The newest five are kept, and one of each of the last seven days.</source>
        <translation>Faites chaque jour où quelque chose a changé, avant chaque import, modification importante ou mise à jour, et avant et après chaque restauration. Chacune est vérifiée. Les cinq plus récentes sont conservées, ainsi qu’une pour chacun des sept derniers jours.</translation>
    </message>
    <message>
        <source>Select a backup in the list first</source>
        <translation>Sélectionnez d’abord une sauvegarde dans la liste</translation>
    </message>
    <message>
        <source>A backup was made and checked.</source>
        <translation>Une sauvegarde a été faite et vérifiée.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sauvegarde en cours</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>Restauration de la sauvegarde</translation>
    </message>
    <message>
        <source>Show in the log</source>
        <translation>Voir dans le journal</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Open the recovery</source>
        <translation>Ouvrir la récupération</translation>
    </message>
</context>
<context>
    <name>BatchChooser</name>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln lot</numerusform>
            <numerusform>%Ln lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) compared: choose others</source>
        <translation>
            <numerusform>%Ln lot affiché&#xa0;: en choisir d’autres</numerusform>
            <numerusform>%Ln lots comparés&#xa0;: en choisir d’autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose up to %Ln batch(es) to compare</source>
        <translation>
            <numerusform>Choisir&#x202f;%Ln lot à comparer</numerusform>
            <numerusform>Choisir jusqu’à&#x202f;%Ln lots à comparer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchDeletion</name>
    <message numerus="yes">
        <source>%Ln transaction(s), the import report and the answers are deleted.</source>
        <translation>
            <numerusform>%Ln transaction, le rapport d’import et les réponses seront supprimés.</numerusform>
            <numerusform>%Ln transactions, le rapport d’import et les réponses seront supprimés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The customers stay, and so does who was contacted when. Whoever is unsubscribed stays unsubscribed. This cannot be undone; a backup is made first.</source>
        <translation>Les clients sont conservés, ainsi que les dates auxquelles ils ont été contactés. Les désabonnés restent désabonnés. Cette suppression est définitive&#x202f;; une sauvegarde est faite auparavant.</translation>
    </message>
    <message>
        <source>Deleting the batch</source>
        <translation>Suppression du lot</translation>
    </message>
    <message>
        <source>The batch ‘{batch}’ is deleted.</source>
        <translation>Le lot «&#xa0;{batch}&#xa0;» est supprimé.</translation>
    </message>
    <message>
        <source>Delete the batch ‘{batch}’?</source>
        <translation>Supprimer le lot «&#xa0;{batch}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Delete the batch</source>
        <translation>Supprimer le lot</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Rename the batch</source>
        <translation>Renommer le lot</translation>
    </message>
    <message>
        <source>Survey address…</source>
        <translation>Adresse de l’enquête…</translation>
    </message>
    <message>
        <source>Delete the batch…</source>
        <translation>Supprimer le lot…</translation>
    </message>
    <message>
        <source>Record answers…</source>
        <translation>Enregistrer les réponses…</translation>
    </message>
    <message>
        <source>Send reminder…</source>
        <translation>Envoyer un rappel…</translation>
    </message>
    <message>
        <source>Mark as invited elsewhere…</source>
        <translation>Invitations déjà envoyées…</translation>
    </message>
    <message>
        <source>Send invitations…</source>
        <translation>Envoyer les invitations…</translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>Rapport d’import</translation>
    </message>
    <message>
        <source>{file} · imported on {day}</source>
        <translation>{file} · importé le {day}</translation>
    </message>
    <message>
        <source>none yet</source>
        <comment>survey address</comment>
        <translation>pas encore définie</translation>
    </message>
    <message numerus="yes">
        <source>customer(s)</source>
        <comment>of a batch</comment>
        <translation>
            <numerusform>client</numerusform>
            <numerusform>clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited</source>
        <comment>customers</comment>
        <translation>
            <numerusform>invité</numerusform>
            <numerusform>invités</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answered</source>
        <comment>customers</comment>
        <translation>
            <numerusform>a répondu</numerusform>
            <numerusform>ont répondu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unsubscribed</source>
        <comment>customers</comment>
        <translation>
            <numerusform>désabonné</numerusform>
            <numerusform>désabonnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reminder(s)</source>
        <translation>
            <numerusform>rappel</numerusform>
            <numerusform>rappels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) not invited yet. Send the invitations; if another program has mailed them, say on which day. Reminders can follow.</source>
        <translation>
            <numerusform>%Ln destinataire n’a pas encore été invité. Envoyez les invitations&#x202f;; si un autre logiciel les a envoyées, indiquez à quelle date. Les rappels pourront suivre.</numerusform>
            <numerusform>%Ln destinataires n’ont pas encore été invités. Envoyez les invitations&#x202f;; si un autre logiciel les a envoyées, indiquez à quelle date. Les rappels pourront suivre.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Destinataires</translation>
    </message>
    <message>
        <source>The survey address is saved.</source>
        <translation>L’adresse de l’enquête est enregistrée.</translation>
    </message>
    <message>
        <source>Mark as invited elsewhere</source>
        <translation>Invitations déjà envoyées</translation>
    </message>
    <message>
        <source>Everyone of this batch who has no invitation yet is recorded as invited on this day, by other means than Relance. Nothing is sent. It counts as a contact: reminders can follow once the days between contacts have passed.</source>
        <translation>Tous les clients de ce lot qui n’ont pas encore d’invitation seront notés comme invités à cette date, par un autre moyen que Relance. Rien n’est envoyé. L’invitation compte comme un contact&#xa0;: les rappels pourront suivre une fois passé le délai entre deux contacts.</translation>
    </message>
    <message>
        <source>Mark as invited</source>
        <translation>Marquer comme invités</translation>
    </message>
    <message>
        <source>Recording invitations</source>
        <translation>Enregistrement des invitations</translation>
    </message>
    <message numerus="yes">
        <source>%Ln invitation(s) recorded as sent elsewhere.</source>
        <translation>
            <numerusform>%Ln invitation notée comme envoyée par un autre moyen.</numerusform>
            <numerusform>%Ln invitations notées comme envoyées par un autre moyen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) recorded.</source>
        <translation>
            <numerusform>%Ln réponse enregistrée.</numerusform>
            <numerusform>%Ln réponses enregistrées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The batch had changed since the preview: this is what was done.</source>
        <translation>Le lot avait changé depuis l’aperçu&#xa0;: voici ce qui a été fait.</translation>
    </message>
</context>
<context>
    <name>BatchRanking</name>
    <message>
        <source>Best and worst batches</source>
        <translation>Les meilleurs lots et les moins bons</translation>
    </message>
    <message>
        <source>Open the batch</source>
        <translation>Ouvrir le lot</translation>
    </message>
    <message>
        <source>Show in the chart above</source>
        <translation>Montrer dans le graphique ci-dessus</translation>
    </message>
    <message>
        <source>Most answers: ‘{batch}’, {percent}.</source>
        <translation>Le plus de réponses&#xa0;: «&#xa0;{batch}&#xa0;», {percent}.</translation>
    </message>
    <message>
        <source>Most unsubscriptions: ‘{batch}’, {percent}.</source>
        <translation>Le plus de désabonnements&#xa0;: «&#xa0;{batch}&#xa0;», {percent}.</translation>
    </message>
    <message>
        <source>Unsubscribed counts only those who did so after their invitation.</source>
        <translation>«&#xa0;Désabonnés&#xa0;» ne compte que ceux qui l’ont fait après leur invitation.</translation>
    </message>
    <message numerus="yes">
        <source>Fewer than %Ln invited: the rate says little, and comes last.</source>
        <comment>people</comment>
        <translation>
            <numerusform>Moins de&#x202f;%Ln invité&#xa0;: le taux dit peu, et vient en dernier.</numerusform>
            <numerusform>Moins de&#x202f;%Ln invités&#xa0;: le taux dit peu, et vient en dernier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Imported on</source>
        <translation>Importé le</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invités</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Answer rate</source>
        <translation>Taux de réponse</translation>
    </message>
    <message>
        <source>Unsubscribed</source>
        <translation>Désabonnés</translation>
    </message>
    <message>
        <source>Unsubscription rate</source>
        <translation>Taux de désabonnement</translation>
    </message>
</context>
<context>
    <name>BatchRecipients</name>
    <message>
        <source>Name or address</source>
        <translation>Nom ou adresse</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Destinataires</translation>
    </message>
    <message>
        <source>Show everyone</source>
        <translation>Afficher tout le monde</translation>
    </message>
    <message>
        <source>before {moment}</source>
        <comment>who answered or unsubscribed</comment>
        <translation>avant le {moment}</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>since the invitation</source>
        <comment>who unsubscribed</comment>
        <translation>depuis l’invitation</translation>
    </message>
    <message>
        <source>since the invitation and before {moment}</source>
        <comment>who unsubscribed</comment>
        <translation>depuis l’invitation et avant le {moment}</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>Réponse le</translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <comment>recipients</comment>
        <translation>
            <numerusform>%Ln affiché</numerusform>
            <numerusform>%Ln affichés</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No name or address in this list contains all these words.</source>
        <translation>Aucun nom ni aucune adresse de cette liste ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>There is nobody of the kind that was chosen above any more.</source>
        <translation>Il n’y a plus personne dans la catégorie choisie ci-dessus.</translation>
    </message>
    <message>
        <source>No recipients</source>
        <translation>Aucun destinataire</translation>
    </message>
    <message>
        <source>The customers of this batch have been deleted, or all rows of its file were left out: the import report says why.</source>
        <translation>Les clients de ce lot ont été supprimés, ou toutes les lignes de son fichier ont été écartées&#xa0;: le rapport d’import dit pourquoi.</translation>
    </message>
</context>
<context>
    <name>BulkUnsubscribeDialog</name>
    <message>
        <source>Bulk unsubscribe</source>
        <translation>Désabonnement groupé</translation>
    </message>
    <message>
        <source>Addresses to unsubscribe</source>
        <translation>Adresses à désabonner</translation>
    </message>
    <message>
        <source>anna@example.com
bruno@example.com</source>
        <translation>anna@example.com
bruno@example.com</translation>
    </message>
    <message>
        <source>Paste one address per line, or anything that contains addresses: a recipient list, rows of a spreadsheet, a mail. You can also drop a file here.</source>
        <translation>Collez une adresse par ligne, ou tout texte qui contient des adresses&#xa0;: une liste de destinataires, les lignes d’un tableur, un e-mail. Vous pouvez aussi déposer un fichier ici.</translation>
    </message>
    <message>
        <source>They asked for it</source>
        <translation>À leur demande</translation>
    </message>
    <message>
        <source>They complained</source>
        <translation>À la suite d’une plainte</translation>
    </message>
    <message>
        <source>Mail to them bounced</source>
        <translation>Messages rejetés</translation>
    </message>
    <message>
        <source>We decided it</source>
        <translation>Décision de notre part</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Your own address: blocked for the future, even for tests</source>
        <translation>Votre adresse&#xa0;: bloquée à l’avenir, même pour les tests</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) of your own would be blocked too, and no test could be sent there: {addresses}.</source>
        <translation>
            <numerusform>%Ln adresse à vous serait bloquée aussi, et plus aucun test ne pourrait y être envoyé&#xa0;: {addresses}.</numerusform>
            <numerusform>%Ln adresses à vous seraient bloquées aussi, et plus aucun test ne pourrait y être envoyé&#xa0;: {addresses}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{customers} of {total} customers would be unsubscribed: {share}%.</source>
        <translation>{customers} clients sur {total} seraient désabonnés&#xa0;: {share}&#x202f;%.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln customer(s) at {domain} would be unsubscribed.</source>
        <translation>
            <numerusform>Le seul client (%Ln) de {domain} serait désabonné.</numerusform>
            <numerusform>Les&#x202f;%Ln clients de {domain} seraient tous désabonnés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So it is with %Ln more domain(s).</source>
        <translation>
            <numerusform>Il en va de même pour&#x202f;%Ln autre domaine.</numerusform>
            <numerusform>Il en va de même pour&#x202f;%Ln autres domaines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe %Ln customer(s)?</source>
        <translation>
            <numerusform>Désabonner&#x202f;%Ln client&#x202f;?</numerusform>
            <numerusform>Désabonner&#x202f;%Ln clients&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>found</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>adresse trouvée</numerusform>
            <numerusform>adresses trouvées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>will be unsubscribed</source>
        <comment>customers</comment>
        <translation>
            <numerusform>à désabonner</numerusform>
            <numerusform>à désabonner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>already unsubscribed</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>déjà désabonnée</numerusform>
            <numerusform>déjà désabonnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not a customer (blocked for the future)</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>inconnue (bloquée pour l’avenir)</numerusform>
            <numerusform>inconnues (bloquées pour l’avenir)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>duplicate(s)</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>doublon</numerusform>
            <numerusform>doublons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unreadable line(s)</source>
        <translation>
            <numerusform>ligne illisible</numerusform>
            <numerusform>lignes illisibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe %Ln</source>
        <comment>a button: customers</comment>
        <translation>
            <numerusform>Désabonner %Ln</numerusform>
            <numerusform>Désabonner %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %Ln</source>
        <comment>a button: addresses of no customer</comment>
        <translation>
            <numerusform>Bloquer %Ln</numerusform>
            <numerusform>Bloquer %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsubscribe {customers}, block {others}</source>
        <translation>Désabonner {customers}, bloquer {others}</translation>
    </message>
    <message>
        <source>Unsubscribing</source>
        <translation>Désabonnement</translation>
    </message>
    <message>
        <source>Not a customer; looks like {customers}</source>
        <translation>Inconnue&#x202f;; ressemble à {customers}</translation>
    </message>
    <message>
        <source>Not an address; looks like {customers}</source>
        <translation>Pas une adresse&#x202f;; ressemble à {customers}</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>{number}%</source>
        <comment>a percentage</comment>
        <translation>{number}&#x202f;%</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Copy the picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Enregistrer en SVG…</translation>
    </message>
    <message>
        <source>Export the figures…</source>
        <translation>Exporter les chiffres…</translation>
    </message>
    <message>
        <source>Copy or save ‘{chart}’</source>
        <translation>Copier ou enregistrer «&#xa0;{chart}&#xa0;»</translation>
    </message>
    <message>
        <source>The picture is copied.</source>
        <translation>L’image est copiée.</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>Images SVG (*.svg)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved as ‘{file}’.</source>
        <translation>Enregistré sous «&#xa0;{file}&#xa0;».</translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message>
        <source>Reset columns</source>
        <translation>Rétablir les colonnes</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Choisir les colonnes</translation>
    </message>
    <message>
        <source>Choose the columns of ‘{table}’</source>
        <translation>Choisir les colonnes de «&#xa0;{table}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>ColumnsTable</name>
    <message>
        <source>Columns of the file</source>
        <translation>Colonnes du fichier</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lue comme</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Premières valeurs</translation>
    </message>
    <message>
        <source>What column ‘{title}’ is read as</source>
        <translation>Comment lire la colonne «&#xa0;{title}&#xa0;»</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Transaction date</source>
        <translation>Date de la transaction</translation>
    </message>
    <message>
        <source>Keep as field {field}</source>
        <translation>Champ {field}</translation>
    </message>
    <message>
        <source>Keep with the transaction</source>
        <translation>Conserver avec la transaction</translation>
    </message>
    <message>
        <source>Subscription: never read</source>
        <translation>Abonnement&#xa0;: jamais lu</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>Ne pas importer</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <comment>of a file, without a title</comment>
        <translation>Colonne {number}</translation>
    </message>
</context>
<context>
    <name>ConnectionCheck</name>
    <message>
        <source>Check the connection</source>
        <translation>Vérifier la connexion</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>Checking the connection</source>
        <translation>Vérification de la connexion</translation>
    </message>
    <message>
        <source>The connection works. Mail can be sent.</source>
        <translation>La connexion fonctionne. Les messages peuvent être envoyés.</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>pas nécessaire</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>succès</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>under way…</source>
        <translation>en cours…</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>non essayé</translation>
    </message>
    <message>
        <source>What the server said:</source>
        <translation>Réponse du serveur&#xa0;:</translation>
    </message>
    <message>
        <source>What this computer said:</source>
        <translation>Message de cet ordinateur&#xa0;:</translation>
    </message>
    <message>
        <source>Connection to {host}, port {port}</source>
        <translation>Connexion à {host}, port {port}</translation>
    </message>
    <message>
        <source>Encryption, and the server’s certificate</source>
        <translation>Chiffrement et certificat du serveur</translation>
    </message>
    <message>
        <source>Login as {user}</source>
        <translation>Identification en tant que {user}</translation>
    </message>
    <message>
        <source>Permission to send from {sender}</source>
        <translation>Autorisation d’envoyer depuis {sender}</translation>
    </message>
    <message>
        <source>No server is called ‘{host}’.</source>
        <translation>Aucun serveur ne s’appelle «&#xa0;{host}&#xa0;».</translation>
    </message>
    <message>
        <source>Check the spelling, and whether this computer is connected to the internet.</source>
        <translation>Vérifiez l’orthographe du nom, et si cet ordinateur est connecté à internet.</translation>
    </message>
    <message>
        <source>Nothing answers at port {port} of ‘{host}’.</source>
        <translation>Rien ne répond au port {port} de «&#xa0;{host}&#xa0;».</translation>
    </message>
    <message>
        <source>Check the port: it is 465 with TLS from the start and 587 with STARTTLS at most providers. Port 25 is blocked in most networks.</source>
        <translation>Vérifiez le port&#xa0;: chez la plupart des fournisseurs, c’est 465 avec TLS dès la connexion et 587 avec STARTTLS. Le port 25 est bloqué sur la plupart des réseaux.</translation>
    </message>
    <message>
        <source>‘{host}’ does not answer at port {port}.</source>
        <translation>«&#xa0;{host}&#xa0;» ne répond pas au port {port}.</translation>
    </message>
    <message>
        <source>Either a firewall or a virus scanner blocks the port, or the port and the encryption do not belong together: 465 goes with TLS from the start, 587 with STARTTLS.</source>
        <translation>Ou bien un pare-feu ou un antivirus bloque le port, ou bien le port et le chiffrement ne vont pas ensemble&#xa0;: 465 va avec TLS dès la connexion, 587 avec STARTTLS.</translation>
    </message>
    <message>
        <source>The server cannot prove that it is ‘{host}’.</source>
        <translation>Le serveur ne peut pas prouver qu’il est «&#xa0;{host}&#xa0;».</translation>
    </message>
    <message>
        <source>Its certificate is for another name, has expired, or comes from nobody this computer trusts. Enter the server’s name exactly as your provider gives it. Nothing was sent, the password neither.</source>
        <translation>Son certificat est au nom d’un autre, a expiré, ou vient de quelqu’un en qui cet ordinateur n’a pas confiance. Écrivez le nom du serveur exactement comme le donne votre fournisseur. Rien n’a été envoyé, pas même le mot de passe.</translation>
    </message>
    <message>
        <source>The server offers no encryption at port {port}.</source>
        <translation>Le serveur ne propose pas de chiffrement au port {port}.</translation>
    </message>
    <message>
        <source>Try TLS from the start, mostly at port 465. Nothing was sent, the password neither.</source>
        <translation>Essayez TLS dès la connexion, le plus souvent avec le port 465. Rien n’a été envoyé, pas même le mot de passe.</translation>
    </message>
    <message>
        <source>The server offers no login that Relance knows.</source>
        <translation>Le serveur ne propose aucune identification que Relance connaisse.</translation>
    </message>
    <message>
        <source>If it asks for none, leave the user name empty; otherwise try port 587 with STARTTLS, or 465 with TLS from the start.</source>
        <translation>S’il n’en demande pas, laissez vide le nom d’utilisateur&#x202f;; sinon, essayez le port 587 avec STARTTLS, ou 465 avec TLS dès la connexion.</translation>
    </message>
    <message>
        <source>The server refuses this user name with this password.</source>
        <translation>Le serveur refuse ce nom d’utilisateur avec ce mot de passe.</translation>
    </message>
    <message>
        <source>The user name is often the whole e-mail address. Many providers want an application password, which you make in your account there, instead of your own.</source>
        <translation>Le nom d’utilisateur est souvent l’adresse e-mail entière. Beaucoup de fournisseurs veulent, à la place du vôtre, un mot de passe d’application, que vous créez dans votre compte chez eux.</translation>
    </message>
    <message>
        <source>What answers at port {port} of ‘{host}’ is no mail server.</source>
        <translation>Ce qui répond au port {port} de «&#xa0;{host}&#xa0;» n’est pas un serveur de messagerie.</translation>
    </message>
    <message>
        <source>Or the port and the encryption do not belong together: 465 goes with TLS from the start, 587 with STARTTLS.</source>
        <translation>Ou alors le port et le chiffrement ne vont pas ensemble&#xa0;: 465 va avec TLS dès la connexion, 587 avec STARTTLS.</translation>
    </message>
    <message>
        <source>The server is not available for the moment.</source>
        <translation>Le serveur n’est pas disponible pour le moment.</translation>
    </message>
    <message>
        <source>Try again in some minutes. If it stays so, ask your provider whether the account is blocked.</source>
        <translation>Réessayez dans quelques minutes. Si cela dure, demandez à votre fournisseur si le compte est bloqué.</translation>
    </message>
    <message>
        <source>Mail to ‘{host}’ must be encrypted.</source>
        <translation>Les messages pour «&#xa0;{host}&#xa0;» doivent être chiffrés.</translation>
    </message>
    <message>
        <source>Choose TLS from the start or STARTTLS.</source>
        <translation>Choisissez TLS dès la connexion ou STARTTLS.</translation>
    </message>
    <message>
        <source>The server cut the connection.</source>
        <translation>Le serveur a coupé la connexion.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, the port and the encryption may not belong together: 465 goes with TLS from the start, 587 with STARTTLS.</source>
        <translation>Réessayez. Si cela dure, le port et le chiffrement ne vont peut-être pas ensemble&#xa0;: 465 va avec TLS dès la connexion, 587 avec STARTTLS.</translation>
    </message>
    <message>
        <source>The server does not let this login send from {sender}.</source>
        <translation>Le serveur ne laisse pas ce compte envoyer depuis {sender}.</translation>
    </message>
    <message>
        <source>Enter the address of the account as the sender’s, or have your provider allow the other one.</source>
        <translation>Donnez comme expéditeur l’adresse du compte lui-même, ou faites autoriser l’autre par votre fournisseur.</translation>
    </message>
    <message>
        <source>The server gave an answer that Relance does not understand.</source>
        <translation>Le serveur a donné une réponse que Relance ne comprend pas.</translation>
    </message>
    <message>
        <source>Show your provider what it said.</source>
        <translation>Montrez cette réponse à votre fournisseur.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identification</translation>
    </message>
</context>
<context>
    <name>CountBar</name>
    <message>
        <source>Opens the list of what is counted</source>
        <translation>Ouvre la liste de ce qui est compté</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln customer(s) unsubscribed</source>
        <translation>
            <numerusform>%Ln client désabonné</numerusform>
            <numerusform>%Ln clients désabonnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown address(es) blocked</source>
        <translation>
            <numerusform>%Ln adresse inconnue bloquée</numerusform>
            <numerusform>%Ln adresses inconnues bloquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) recorded</source>
        <translation>
            <numerusform>%Ln réponse enregistrée</numerusform>
            <numerusform>%Ln réponses enregistrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transaction(s) imported</source>
        <translation>
            <numerusform>%Ln transaction importée</numerusform>
            <numerusform>%Ln transactions importées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed customer(s) ignored</source>
        <translation>
            <numerusform>%Ln client désabonné ignoré</numerusform>
            <numerusform>%Ln clients désabonnés ignorés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reminder(s)</source>
        <translation>
            <numerusform>%Ln rappel</numerusform>
            <numerusform>%Ln rappels</numerusform>
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
            <numerusform>%Ln message envoyé à nouveau</numerusform>
            <numerusform>%Ln messages envoyés à nouveau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) taken as sent</source>
        <translation>
            <numerusform>%Ln message considéré comme envoyé</numerusform>
            <numerusform>%Ln messages considérés comme envoyés</numerusform>
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
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) kept without the address</source>
        <translation>
            <numerusform>%Ln message conservé sans l’adresse</numerusform>
            <numerusform>%Ln messages conservés sans l’adresse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoursesCard</name>
    <message>
        <source>After each message</source>
        <translation>Après chaque message</translation>
    </message>
    <message>
        <source>How many of those invited answered or unsubscribed between their invitation and the next message.</source>
        <translation>Combien d’invités ont répondu ou se sont désabonnés entre leur invitation et le message suivant.</translation>
    </message>
    <message>
        <source>No batch has been invited yet.</source>
        <translation>Aucun lot n’a encore été invité.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invités</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Unsubscribed</source>
        <translation>Désabonnés</translation>
    </message>
    <message>
        <source>Choose the batches to compare.</source>
        <translation>Choisissez les lots à comparer.</translation>
    </message>
    <message>
        <source>{measure}: {number} of {invited} ({percent})</source>
        <translation>{measure}&#xa0;: {number} sur {invited} ({percent})</translation>
    </message>
    <message>
        <source>sent on {day}, up to now</source>
        <translation>envoi du {day}, jusqu’à maintenant</translation>
    </message>
    <message>
        <source>sent on {day}, up to {next}</source>
        <translation>envoi du {day}, jusqu’au {next}</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Reminder {rank}</source>
        <translation>Rappel {rank}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong in Relance</source>
        <translation>Une erreur s’est produite dans Relance</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>This is a fault of the program, not yours. What was being done was not done, and nothing that was saved is lost. The details, without any address, are also in the log: {folder}</source>
        <translation>C’est une erreur du logiciel, pas la vôtre. L’action en cours n’a pas abouti, et rien de ce qui était enregistré n’est perdu. Les détails, sans aucune adresse, figurent aussi dans le journal&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>You can go on. If something looks wrong now, restart: the same database opens again.</source>
        <translation>Vous pouvez continuer. Si quelque chose vous semble anormal, redémarrez&#xa0;: la même base de données se rouvrira.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Restart Relance</source>
        <translation>Redémarrer Relance</translation>
    </message>
</context>
<context>
    <name>CustomerDialog</name>
    <message>
        <source>Edit the customer</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>Add a customer</source>
        <translation>Ajouter un client</translation>
    </message>
    <message>
        <source>Unsubscribe the new address too</source>
        <translation>Désabonner aussi la nouvelle adresse</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>This person is unsubscribed. The old address stays so in any case.</source>
        <translation>Cette personne est désabonnée. L’ancienne adresse le reste dans tous les cas.</translation>
    </message>
    <message>
        <source>Saving the customer</source>
        <translation>Enregistrement du client</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Remove this customer from the list; a later import can bring them back</source>
        <translation>Retirer ce client de la liste&#x202f;; un import ultérieur peut l’y ramener</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Effacer…</translation>
    </message>
    <message>
        <source>Remove all that is known of this person, and never mail them again</source>
        <translation>Retirer tout ce qu’on sait de cette personne, et ne plus jamais lui écrire</translation>
    </message>
    <message>
        <source>Export evidence…</source>
        <translation>Exporter les preuves…</translation>
    </message>
    <message>
        <source>A PDF and a CSV file of all that is on record of this address</source>
        <translation>Un PDF et un fichier CSV de tout ce qui est enregistré sur cette adresse</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Désabonner</translation>
    </message>
    <message>
        <source>Resubscribe…</source>
        <translation>Réabonner…</translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Nothing happened so far</source>
        <translation>Rien ne s’est passé jusqu’ici</translation>
    </message>
    <message>
        <source>No file that was imported and no message that was sent had this address.</source>
        <translation>Cette adresse ne figurait dans aucun fichier importé ni sur aucun message envoyé.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Not a customer</source>
        <translation>Pas dans la liste des clients</translation>
    </message>
    <message>
        <source>Active: surveys and reminders may be sent to this address.</source>
        <translation>Actif&#xa0;: les enquêtes et les rappels peuvent être envoyés à cette adresse.</translation>
    </message>
    <message>
        <source>This address is neither a customer’s nor unsubscribed.</source>
        <translation>Cette adresse n’est ni celle d’un client, ni désabonnée.</translation>
    </message>
    <message>
        <source>Unsubscribing</source>
        <translation>Désabonnement</translation>
    </message>
    <message>
        <source>‘{address}’ is unsubscribed. No mail will be sent to it.</source>
        <translation>«&#xa0;{address}&#xa0;» est désabonnée. Aucun message ne lui sera envoyé.</translation>
    </message>
    <message>
        <source>‘{address}’ is active again.</source>
        <translation>«&#xa0;{address}&#xa0;» est de nouveau active.</translation>
    </message>
    <message>
        <source>The customer is saved.</source>
        <translation>Le client est enregistré.</translation>
    </message>
    <message>
        <source>The name, the address and the data of this customer’s transactions are removed for good. Import reports keep their counts. If the address is unsubscribed, it stays unsubscribed.</source>
        <translation>Le nom, l’adresse et les données des transactions de ce client seront définitivement supprimés. Les rapports d’import gardent leurs totaux. Si l’adresse est désabonnée, elle le reste.</translation>
    </message>
    <message>
        <source>Delete ‘{address}’?</source>
        <translation>Supprimer «&#xa0;{address}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Delete the customer</source>
        <translation>Supprimer le client</translation>
    </message>
    <message>
        <source>Deleting the customer</source>
        <translation>Suppression du client</translation>
    </message>
    <message>
        <source>The customer is deleted.</source>
        <translation>Le client est supprimé.</translation>
    </message>
    <message>
        <source>What was known of this person is erased. No mail will be sent to them.</source>
        <translation>Ce qu’on savait de cette personne est effacé. Aucun message ne lui sera envoyé.</translation>
    </message>
    <message>
        <source>The file of the database could not be written anew just now, so traces may be left in it. Relance tries again by itself: is the disk full, or is another program using the file?</source>
        <translation>Le fichier de la base n’a pas pu être réécrit à l’instant&#x202f;; il y reste peut-être des traces. Relance réessaiera de lui-même&#xa0;: le disque est-il plein, ou un autre programme utilise-t-il le fichier&#x202f;?</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nom ou adresse</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>All statuses</source>
        <translation>Tous les statuts</translation>
    </message>
    <message>
        <source>Add a customer…</source>
        <translation>Ajouter un client…</translation>
    </message>
    <message>
        <source>Bulk unsubscribe…</source>
        <translation>Désabonnement groupé…</translation>
    </message>
    <message>
        <source>Import transactions…</source>
        <translation>Importer des transactions…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Aucun client pour l’instant</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>What is known of this address</source>
        <translation>Consulter cette adresse</translation>
    </message>
    <message>
        <source>No customer has this status.</source>
        <translation>Aucun client n’a ce statut.</translation>
    </message>
    <message>
        <source>No customer matches</source>
        <translation>Aucun client trouvé</translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe the selected %Ln…</source>
        <comment>customers</comment>
        <translation>
            <numerusform>Désabonner la sélection (%Ln)…</numerusform>
            <numerusform>Désabonner la sélection (%Ln)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe… (at most %Ln at a time)</source>
        <comment>customers</comment>
        <translation>
            <numerusform>Désabonner… (%Ln au plus à la fois)</numerusform>
            <numerusform>Désabonner… (%Ln au plus à la fois)</numerusform>
        </translation>
    </message>
    <message>
        <source>No name or address contains all these words.</source>
        <translation>Aucun nom ni aucune adresse ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>Load sample data</source>
        <translation>Charger des données d’exemple</translation>
    </message>
    <message>
        <source>Opens a demo of its own, with invented customers</source>
        <translation>Ouvre une démo à part, avec des clients inventés</translation>
    </message>
    <message>
        <source>Import a CSV, text or Excel file of transactions: its customers appear here.
You can also drop the file on this window, or look around in a demo first.</source>
        <translation>Importez un fichier de transactions CSV, texte ou Excel&#xa0;: ses clients apparaîtront ici.
Vous pouvez aussi déposer le fichier sur cette fenêtre, ou d’abord découvrir une démo.</translation>
    </message>
    <message>
        <source>Active, can be mailed</source>
        <translation>Actif, joignable</translation>
    </message>
    <message>
        <source>Active, invalid address</source>
        <translation>Actif, adresse invalide</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Last transaction</source>
        <translation>Dernière transaction</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Dernier contact</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lots</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed</source>
        <comment>customers</comment>
        <translation>
            <numerusform>%Ln désabonné</numerusform>
            <numerusform>%Ln désabonnés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemoFlow</name>
    <message>
        <source>Loading the sample data</source>
        <translation>Chargement des données d’exemple</translation>
    </message>
</context>
<context>
    <name>DemoGuide</name>
    <message>
        <source>What to try in the demo</source>
        <translation>À essayer dans la démo</translation>
    </message>
    <message>
        <source>Nothing can go wrong here: ‘Load sample data’ in the File menu begins anew.</source>
        <translation>Ici, vous ne risquez rien&#xa0;: «&#xa0;Charger des données d’exemple&#xa0;», dans le menu Fichier, recommence à zéro.</translation>
    </message>
    <message>
        <source>Paste a mail full of requests</source>
        <translation>Coller un e-mail plein de demandes</translation>
    </message>
    <message>
        <source>Quoted lines, duplicates, slips of the pen: see what becomes of each before you do it.</source>
        <translation>Lignes citées, doublons, fautes de frappe&#xa0;: voyez ce que devient chacune avant d’agir.</translation>
    </message>
    <message>
        <source>Open the paste</source>
        <translation>Ouvrir le texte</translation>
    </message>
    <message>
        <source>Prepare the reminder that is due</source>
        <translation>Préparer le rappel à envoyer</translation>
    </message>
    <message>
        <source>Open the preview</source>
        <translation>Ouvrir l’aperçu</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Some of its customers have unsubscribed: the report names those who were ignored.</source>
        <translation>Certains de ses clients sont désabonnés&#xa0;: le rapport nomme ceux qui ont été ignorés.</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Ouvrir le fichier</translation>
    </message>
    <message>
        <source>Look one customer up</source>
        <translation>Consulter un client</translation>
    </message>
    <message>
        <source>What was sent to them and when, and since when, how and why they are unsubscribed.</source>
        <translation>Ce qui lui a été envoyé et quand, et depuis quand, comment et pourquoi il est désabonné.</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Ouvrir la fiche</translation>
    </message>
    <message>
        <source>Compare the batches</source>
        <translation>Comparer les lots</translation>
    </message>
    <message>
        <source>Answers and unsubscriptions as figures, each of which opens its list.</source>
        <translation>Les réponses et les désabonnements en chiffres, dont chacun ouvre sa liste.</translation>
    </message>
    <message>
        <source>Open Insights</source>
        <translation>Ouvrir Analyses</translation>
    </message>
    <message>
        <source>Of those invited in ‘{batch}’, see who is left out, and why.</source>
        <translation>Parmi les invités de «&#xa0;{batch}&#xa0;», voyez qui est écarté, et pourquoi.</translation>
    </message>
</context>
<context>
    <name>DemoStrip</name>
    <message>
        <source>This is the demo: invented customers, and nothing is ever sent. Your own data is untouched.</source>
        <translation>Ceci est la démo&#xa0;: des clients inventés, et rien n’est jamais envoyé. Vos propres données restent intactes.</translation>
    </message>
    <message>
        <source>What to try…</source>
        <translation>À essayer…</translation>
    </message>
    <message>
        <source>Leave the demo</source>
        <translation>Quitter la démo</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase a person</source>
        <translation>Effacer une personne</translation>
    </message>
    <message>
        <source>Erase ‘{address}’ for good?</source>
        <translation>Effacer «&#xa0;{address}&#xa0;» définitivement&#x202f;?</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Effacer définitivement</translation>
    </message>
    <message>
        <source>For a person who asks you to delete what you know of them. It cannot be undone.</source>
        <translation>Pour une personne qui vous demande d’effacer ce que vous savez d’elle. C’est définitif.</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Ce qui est effacé</translation>
    </message>
    <message>
        <source>The name and the address, wherever they are stored.</source>
        <translation>Le nom et l’adresse, partout où ils sont enregistrés.</translation>
    </message>
    <message>
        <source>What the imported files said of this person, and their survey links.</source>
        <translation>Ce que les fichiers importés disaient de cette personne, et ses liens vers l’enquête.</translation>
    </message>
    <message>
        <source>Messages to them that still wait: they will not leave.</source>
        <translation>Ses messages encore en attente&#xa0;: ils ne seront pas envoyés.</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Ce qui reste</translation>
    </message>
    <message>
        <source>A code made from the address, from which nobody can read it. By it a later import still ignores this person: no mail will be sent to them.</source>
        <translation>Une empreinte de l’adresse, où personne ne peut la lire. Grâce à elle, un import ultérieur ignore encore cette personne&#xa0;: aucun message ne lui sera envoyé.</translation>
    </message>
    <message>
        <source>How many were imported, mailed, unsubscribed and answered, and when: the counts.</source>
        <translation>Les nombres&#xa0;: combien de personnes ont été importées, contactées et désabonnées, combien ont répondu, et quand.</translation>
    </message>
    <message>
        <source>Backups made until now still have it all. Newer ones take their place: none is left once something was changed on seven more days. Copies and exported files are up to you.</source>
        <translation>Les sauvegardes déjà faites contiennent encore tout cela. De plus récentes les remplacent&#xa0;: il n’en reste aucune après sept autres jours où quelque chose a changé. Les copies et les fichiers exportés sont de votre ressort.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln damaged file(s) beside the database may still have it all, until you delete them: {names}.</source>
        <translation>
            <numerusform>%Ln fichier endommagé à côté de la base contient peut-être encore tout cela, jusqu’à ce que vous le supprimiez&#xa0;: {names}.</numerusform>
            <numerusform>%Ln fichiers endommagés à côté de la base contiennent peut-être encore tout cela, jusqu’à ce que vous les supprimiez&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Effacement</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Page {number} sur {count}</translation>
    </message>
    <message>
        <source>What is on record of {address}</source>
        <translation>Ce qui est enregistré sur {address}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>since {moment}</source>
        <comment>of a customer</comment>
        <translation>depuis le {moment}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Unsubscribed since</source>
        <translation>Désabonné depuis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Effacé</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>No.</source>
        <comment>of an operation</comment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Unsubscriptions and consents</source>
        <translation>Désabonnements et consentements</translation>
    </message>
    <message>
        <source>None is on record.</source>
        <translation>Rien n’est enregistré.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>The server’s reply, and the Message-ID</source>
        <translation>Réponse du serveur, et Message-ID</translation>
    </message>
    <message>
        <source>No message to this address is on record.</source>
        <translation>Aucun message à cette adresse n’est enregistré.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>File and line</source>
        <translation>Fichier et ligne</translation>
    </message>
    <message>
        <source>No import is on record that has this address.</source>
        <translation>Aucun import enregistré ne contient cette adresse.</translation>
    </message>
    <message>
        <source>Put together by {operator} on {moment} from the records of Relance on this computer. What was sent by other means is here only as far as it was entered. The CSV file beside this page has the same facts, with all times in UTC.</source>
        <translation>Document établi par {operator} le {moment}, d’après les données de Relance sur cet ordinateur. Ce qui a été envoyé par d’autres moyens n’y figure que dans la mesure où on l’a saisi. Le fichier CSV qui accompagne cette page contient les mêmes faits, avec toutes les dates en UTC.</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Date (UTC)</translation>
    </message>
    <message>
        <source>Batch or reference</source>
        <translation>Lot ou référence</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Server’s reply</source>
        <translation>Réponse du serveur</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>{what}, consent of {day}</source>
        <comment>of a resubscription</comment>
        <translation>{what}, consentement du {day}</translation>
    </message>
    <message>
        <source>In ‘{batch}’, ignored: the address was unsubscribed</source>
        <translation>Dans «&#xa0;{batch}&#xa0;», ignoré&#xa0;: l’adresse était désabonnée</translation>
    </message>
    <message>
        <source>{what}, transaction of {day}</source>
        <comment>of an import</comment>
        <translation>{what}, transaction du {day}</translation>
    </message>
    <message>
        <source>{here} ({utc} UTC)</source>
        <comment>a moment</comment>
        <translation>{here} ({utc} UTC)</translation>
    </message>
    <message>
        <source>{source}, line {line}</source>
        <comment>of a paste</comment>
        <translation>{source}, ligne {line}</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <comment>of an imported file</comment>
        <translation>{file}, ligne {line}</translation>
    </message>
</context>
<context>
    <name>EvidenceFlow</name>
    <message>
        <source>Export the evidence</source>
        <translation>Exporter les preuves</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
    </message>
    <message>
        <source>evidence-{name}.pdf</source>
        <comment>a file name</comment>
        <translation>preuves-{name}.pdf</translation>
    </message>
    <message>
        <source>Exporting the evidence</source>
        <translation>Export des preuves</translation>
    </message>
    <message>
        <source>The evidence is in ‘{page}’ and ‘{table}’.</source>
        <translation>Les preuves sont dans «&#xa0;{page}&#xa0;» et «&#xa0;{table}&#xa0;».</translation>
    </message>
</context>
<context>
    <name>FieldButton</name>
    <message>
        <source>Insert a field</source>
        <translation>Insérer un champ</translation>
    </message>
    <message>
        <source>What is between double braces is different for each recipient</source>
        <translation>Ce qui est entre doubles accolades est propre à chaque destinataire</translation>
    </message>
</context>
<context>
    <name>FileTables</name>
    <message>
        <source>A column is about subscriptions. It is not read: an import changes no subscription.</source>
        <translation>Une colonne concerne les abonnements. Elle n’est pas lue&#xa0;: un import ne modifie aucun abonnement.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Premières lignes</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Show the whole list again</source>
        <translation>Afficher de nouveau toute la liste</translation>
    </message>
    <message>
        <source>Only {filter}: show the whole list again</source>
        <translation>Seulement {filter}&#xa0;: afficher de nouveau toute la liste</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Name, address, batch, operation or page</source>
        <translation>Nom, adresse, lot, opération ou page</translation>
    </message>
    <message>
        <source>Name, address, batch, operation or page…</source>
        <translation>Nom, adresse, lot, opération ou page…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Rien ne porte ce nom</translation>
    </message>
    <message>
        <source>Type a part of a name, of an address, of a batch or of an operation. A whole address always leads to what is known of it.</source>
        <translation>Tapez une partie d’un nom, d’une adresse, d’un lot ou d’une opération. Une adresse entière mène toujours à ce qu’on sait d’elle.</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, Enter to go there, Esc to close</source>
        <translation>↑ ↓ pour choisir, Entrée pour y aller, Échap pour fermer</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lots</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>What is known of {address}</source>
        <translation>Consulter {address}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>{kind} no. {number}</source>
        <comment>an operation</comment>
        <translation>{kind} n°&#xa0;{number}</translation>
    </message>
</context>
<context>
    <name>ForeseenDialog</name>
    <message numerus="yes">
        <source>The first %Ln row(s) of them</source>
        <translation>
            <numerusform>La première ligne (%Ln)</numerusform>
            <numerusform>Les %Ln premières lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Rechercher dans l’aide</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Sujets</translation>
    </message>
    <message>
        <source>No topic contains all these words.</source>
        <translation>Aucun sujet ne contient tous ces mots.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Import transactions…</source>
        <translation>Importer des transactions…</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lots</translation>
    </message>
    <message>
        <source>Open the batch</source>
        <translation>Ouvrir le lot</translation>
    </message>
    <message>
        <source>Send invitations…</source>
        <translation>Envoyer les invitations…</translation>
    </message>
    <message>
        <source>Send reminder…</source>
        <translation>Envoyer un rappel…</translation>
    </message>
    <message>
        <source>Delete the batch…</source>
        <translation>Supprimer le lot…</translation>
    </message>
    <message>
        <source>Load sample data</source>
        <translation>Charger des données d’exemple</translation>
    </message>
    <message>
        <source>Opens a demo of its own, with invented customers</source>
        <translation>Ouvre une démo à part, avec des clients inventés</translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation>Aucun lot pour l’instant</translation>
    </message>
    <message>
        <source>Every import of transactions becomes a batch: its customers are surveyed together, and here you see who was invited, who answered and whom to remind.</source>
        <translation>Chaque import de transactions devient un lot&#xa0;: ses clients reçoivent l’enquête ensemble, et vous voyez ici qui a été invité, qui a répondu et à qui envoyer un rappel.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Next mail</source>
        <translation>Prochain envoi</translation>
    </message>
    <message>
        <source>Imported on</source>
        <translation>Importé le</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invités</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Unsubscribed</source>
        <translation>Désabonnés</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Dernier contact</translation>
    </message>
    <message>
        <source>Send the invitations of ‘{batch}’</source>
        <translation>Envoyer les invitations de «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>Send the reminder of ‘{batch}’</source>
        <translation>Envoyer le rappel de «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln lot</numerusform>
            <numerusform>%Ln lots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HtmlButton</name>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Revenir au texte</translation>
    </message>
    <message>
        <source>The HTML is the one that was pasted</source>
        <translation>Le HTML est celui qui a été collé</translation>
    </message>
    <message>
        <source>The HTML is written from the text by itself</source>
        <translation>Le HTML est écrit automatiquement d’après le texte</translation>
    </message>
    <message>
        <source>Change the HTML…</source>
        <translation>Modifier le HTML…</translation>
    </message>
    <message>
        <source>Paste HTML…</source>
        <translation>Coller du HTML…</translation>
    </message>
</context>
<context>
    <name>HtmlDialog</name>
    <message>
        <source>HTML of the message</source>
        <translation>HTML du message</translation>
    </message>
    <message>
        <source>Paste the HTML of a message as another program writes it. What has no place in a mail, such as scripts and forms, is taken out. {{survey_link}} may also be the address of a link.</source>
        <translation>Collez le HTML d’un message tel que l’écrit un autre logiciel. Ce qui n’a pas sa place dans un e-mail, comme les scripts et les formulaires, est retiré. {{survey_link}} peut aussi être l’adresse d’un lien.</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Use this HTML</source>
        <translation>Utiliser ce HTML</translation>
    </message>
    <message>
        <source>Nothing of this may be mailed.</source>
        <translation>Rien de tout cela ne peut être envoyé par e-mail.</translation>
    </message>
    <message>
        <source>Nothing had to be taken out.</source>
        <translation>Il n’y avait rien à retirer.</translation>
    </message>
    <message>
        <source>Taken out: {tags}.</source>
        <translation>Retiré&#xa0;: {tags}.</translation>
    </message>
    <message>
        <source>Attributes taken out: {attributes}.</source>
        <translation>Attributs retirés&#xa0;: {attributes}.</translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message numerus="yes">
        <source>row(s) read</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>ligne lue</numerusform>
            <numerusform>lignes lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new customer(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>nouveau client</numerusform>
            <numerusform>nouveaux clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>known customer(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>client connu</numerusform>
            <numerusform>clients connus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unsubscribed, ignored</source>
        <comment>below the number of customers</comment>
        <translation>
            <numerusform>désabonné, ignoré</numerusform>
            <numerusform>désabonnés, ignorés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>duplicate(s)</source>
        <comment>below the number of rows</comment>
        <translation>
            <numerusform>doublon</numerusform>
            <numerusform>doublons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invalid</source>
        <comment>below the number of rows</comment>
        <translation>
            <numerusform>invalide</numerusform>
            <numerusform>invalides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>blank</source>
        <comment>below the number of rows</comment>
        <translation>
            <numerusform>vide</numerusform>
            <numerusform>vides</numerusform>
        </translation>
    </message>
    <message>
        <source>All rows of the file below its header: the sum of the numbers that follow</source>
        <translation>Toutes les lignes du fichier sous l’en-tête&#xa0;: la somme des nombres qui suivent</translation>
    </message>
    <message>
        <source>Rows of customers who are added to the list with their transaction</source>
        <translation>Lignes de clients ajoutés à la liste avec leur transaction</translation>
    </message>
    <message>
        <source>Rows of customers who are in the list already and get one more transaction</source>
        <translation>Lignes de clients déjà dans la liste, qui reçoivent une transaction de plus</translation>
    </message>
    <message>
        <source>Rows of people who asked to be left alone: nothing of them is imported</source>
        <translation>Lignes de personnes qui ne veulent plus être contactées&#xa0;: rien n’en est importé</translation>
    </message>
    <message>
        <source>Rows whose customer is further up in the same file: the first row counts</source>
        <translation>Lignes dont le client figure plus haut dans le même fichier&#xa0;: la première compte</translation>
    </message>
    <message>
        <source>Rows without an address that mail can be sent to</source>
        <translation>Lignes sans adresse à laquelle un message puisse être envoyé</translation>
    </message>
    <message>
        <source>Rows in which every cell is empty</source>
        <translation>Lignes dont toutes les cellules sont vides</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import transactions</source>
        <translation>Importer des transactions</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choisir un autre fichier…</translation>
    </message>
    <message>
        <source>Day first: 31/12/2026</source>
        <translation>Jour d’abord&#xa0;: 31/12/2026</translation>
    </message>
    <message>
        <source>Month first: 12/31/2026</source>
        <translation>Mois d’abord&#xa0;: 12/31/2026</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>Nom du lot</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Lecture du fichier…</translation>
    </message>
    <message>
        <source>Choose another file, or drop one on this window: CSV, text or Excel (.xlsx).</source>
        <translation>Choisissez un autre fichier, ou déposez-en un sur cette fenêtre&#xa0;: CSV, texte ou Excel (.xlsx).</translation>
    </message>
    <message>
        <source>Correct the file, change above how it is read, or choose another one.</source>
        <translation>Corrigez le fichier, changez ci-dessus la façon de le lire, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This file cannot be imported</source>
        <translation>Ce fichier ne peut pas être importé</translation>
    </message>
    <message>
        <source>Counting the rows…</source>
        <translation>Décompte des lignes…</translation>
    </message>
    <message>
        <source>It seems that this file is imported already: ‘{batch}’, {moment}. Another import is another batch, whose customers would be invited once more.</source>
        <translation>Ce fichier semble déjà importé&#xa0;: «&#xa0;{batch}&#xa0;», {moment}. Un nouvel import créerait un autre lot, dont les clients seraient invités une fois de plus.</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Toutes les lignes</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was imported.</source>
        <translation>L’import a été arrêté. Rien n’a été importé.</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln transaction(s)</source>
        <translation>
            <numerusform>Importer %Ln transaction</numerusform>
            <numerusform>Importer %Ln transactions</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists of transactions (*.csv *.txt *.tsv *.xlsx);;All files (*)</source>
        <translation>Listes de transactions (*.csv *.txt *.tsv *.xlsx);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose a file to import</source>
        <translation>Choisir un fichier à importer</translation>
    </message>
    <message>
        <source>Importing ‘{file}’</source>
        <translation>Import de «&#xa0;{file}&#xa0;»</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Import en cours…</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>Import transactions</source>
        <translation>Importer des transactions</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv *.xlsx)</source>
        <translation>Tableaux (*.csv *.txt *.tsv *.xlsx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Show their rows</source>
        <translation>Afficher les lignes</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Rows of the imported file</source>
        <translation>Lignes du fichier importé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed customer(s) were in this file and were ignored</source>
        <translation>
            <numerusform>%Ln client désabonné figurait dans ce fichier et a été ignoré</numerusform>
            <numerusform>%Ln clients désabonnés figuraient dans ce fichier et ont été ignorés</numerusform>
        </translation>
    </message>
    <message>
        <source>Not read, as an import changes no subscription: {columns}</source>
        <translation>Non lu, car un import ne modifie aucun abonnement&#xa0;: {columns}</translation>
    </message>
    <message>
        <source>From ‘{file}’, imported {moment}</source>
        <comment>a file, and date and time</comment>
        <translation>Fichier «&#xa0;{file}&#xa0;», importé le {moment}</translation>
    </message>
    <message>
        <source>{batch} report.csv</source>
        <comment>a file name</comment>
        <translation>Rapport {batch}.csv</translation>
    </message>
    <message>
        <source>Export the rows shown</source>
        <translation>Exporter les lignes affichées</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export en cours</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) exported to ‘{file}’</source>
        <translation>
            <numerusform>%Ln ligne exportée vers «&#xa0;{file}&#xa0;»</numerusform>
            <numerusform>%Ln lignes exportées vers «&#xa0;{file}&#xa0;»</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InsightsPage</name>
    <message>
        <source>Insights</source>
        <translation>Analyses</translation>
    </message>
    <message>
        <source>Each figure opens the list that it counts.</source>
        <translation>Chaque chiffre ouvre la liste qu’il compte.</translation>
    </message>
    <message>
        <source>Import transactions…</source>
        <translation>Importer des transactions…</translation>
    </message>
    <message>
        <source>Load sample data</source>
        <translation>Charger des données d’exemple</translation>
    </message>
    <message>
        <source>Opens a demo of its own, with invented customers</source>
        <translation>Ouvre une démo à part, avec des clients inventés</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Rien à montrer pour l’instant</translation>
    </message>
    <message>
        <source>Once customers are imported, invited and answering, you see here who can be mailed, when people unsubscribe, and which batches did well. A demo shows it at once.</source>
        <translation>Une fois des clients importés et invités, et les premières réponses enregistrées, vous voyez ici à qui l’on peut écrire, quand on se désabonne et quels lots ont bien marché. Une démo le montre tout de suite.</translation>
    </message>
    <message numerus="yes">
        <source>No more than %Ln batch(es) can be compared: leave one out first.</source>
        <translation>
            <numerusform>%Ln lot au plus peut être comparé&#xa0;: retirez-en d’abord un.</numerusform>
            <numerusform>%Ln lots au plus peuvent être comparés&#xa0;: retirez-en d’abord un.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayoutChooser</name>
    <message>
        <source>First row is a header</source>
        <translation>La première ligne est un en-tête</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Séparateur</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode (UTF-8)</translation>
    </message>
    <message>
        <source>Unicode (UTF-8 with its mark)</source>
        <translation>Unicode (UTF-8 avec marque)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode (UTF-16)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, low byte first)</source>
        <translation>Unicode (UTF-16, petit-boutiste)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, high byte first)</source>
        <translation>Unicode (UTF-16, gros-boutiste)</translation>
    </message>
    <message>
        <source>Unicode (UTF-32)</source>
        <translation>Unicode (UTF-32)</translation>
    </message>
    <message>
        <source>Western (Windows-1252)</source>
        <translation>Occidental (Windows-1252)</translation>
    </message>
    <message>
        <source>Western (Mac Roman)</source>
        <translation>Occidental (Mac Roman)</translation>
    </message>
    <message>
        <source>Western (ISO 8859-15)</source>
        <translation>Occidental (ISO 8859-15)</translation>
    </message>
    <message>
        <source>Western (DOS 850)</source>
        <translation>Occidental (DOS 850)</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>Europe centrale (Windows-1250)</translation>
    </message>
    <message>
        <source>Comma</source>
        <comment>between two cells</comment>
        <translation>Virgule</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <comment>between two cells</comment>
        <translation>Point-virgule</translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>between two cells</comment>
        <translation>Tabulation</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <comment>between two cells</comment>
        <translation>Barre verticale</translation>
    </message>
    <message>
        <source>None: one column</source>
        <translation>Aucun&#xa0;: une seule colonne</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Composants du logiciel</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Texte de la licence</translation>
    </message>
    <message>
        <source>Relance is built on the work of many others. These are their terms.</source>
        <translation>Relance repose sur le travail de beaucoup d’autres. Voici leurs conditions.</translation>
    </message>
    <message>
        <source>SQLite is in the public domain: everybody may do with it what they want.</source>
        <translation>SQLite est dans le domaine public&#xa0;: chacun peut en faire ce qu’il veut.</translation>
    </message>
    <message>
        <source>This part has come without the text of its licence.</source>
        <translation>Ce composant a été livré sans le texte de sa licence.</translation>
    </message>
</context>
<context>
    <name>ListFlow</name>
    <message>
        <source>Only the first {most} of {count} rows?</source>
        <translation>Seulement les {most} premières lignes sur {count}&#x202f;?</translation>
    </message>
    <message>
        <source>A list this long is better exported as a CSV file, which has all rows. Or narrow it down with the filter first.</source>
        <translation>Une liste aussi longue s’exporte mieux dans un fichier CSV, qui contient toutes les lignes. Ou réduisez-la d’abord avec le filtre.</translation>
    </message>
    <message>
        <source>The first {most} rows</source>
        <translation>Les {most} premières lignes</translation>
    </message>
    <message>
        <source>Save the list as PDF</source>
        <translation>Enregistrer la liste en PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Exporter la liste</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export en cours</translation>
    </message>
    <message>
        <source>Making the PDF</source>
        <translation>Création du PDF</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) saved in ‘{file}’.</source>
        <translation>
            <numerusform>%Ln ligne enregistrée dans «&#xa0;{file}&#xa0;».</numerusform>
            <numerusform>%Ln lignes enregistrées dans «&#xa0;{file}&#xa0;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Imprimer la liste</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Impression</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) handed to the printer.</source>
        <translation>
            <numerusform>%Ln page envoyée à l’imprimante.</numerusform>
            <numerusform>%Ln pages envoyées à l’imprimante.</numerusform>
        </translation>
    </message>
    <message>
        <source>the first {most} of {count} rows</source>
        <translation>les {most} premières lignes sur {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <comment>of a list</comment>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <comment>a filter of a list, and what is in it</comment>
        <translation>{name}&#xa0;: {value}</translation>
    </message>
</context>
<context>
    <name>ListPages</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
</context>
<context>
    <name>MailPreview</name>
    <message>
        <source>Send invitations…</source>
        <translation>Envoyer les invitations…</translation>
    </message>
    <message>
        <source>Send reminders…</source>
        <translation>Envoyer les rappels…</translation>
    </message>
    <message>
        <source>Invitation preview</source>
        <translation>Aperçu de l’invitation</translation>
    </message>
    <message>
        <source>Reminder preview</source>
        <translation>Aperçu du rappel</translation>
    </message>
    <message>
        <source>Invitation preview — ‘{batch}’</source>
        <translation>Aperçu de l’invitation — «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>Reminder preview — ‘{batch}’</source>
        <translation>Aperçu du rappel — «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>Send test to myself</source>
        <translation>M’envoyer un test</translation>
    </message>
    <message>
        <source>Bulk unsubscribe…</source>
        <translation>Désabonnement groupé…</translation>
    </message>
    <message>
        <source>Counting the recipients</source>
        <translation>Décompte des destinataires</translation>
    </message>
    <message>
        <source>Nothing leaves before you confirm it.</source>
        <translation>Rien ne part avant votre confirmation.</translation>
    </message>
    <message>
        <source>Mark as invited elsewhere</source>
        <translation>Invitations déjà envoyées</translation>
    </message>
    <message>
        <source>All customers of this batch are recorded as invited on that day; nothing is mailed.</source>
        <translation>Tous les clients de ce lot seront notés comme invités à cette date&#x202f;; rien n’est envoyé.</translation>
    </message>
    <message>
        <source>Mark as invited</source>
        <translation>Marquer comme invités</translation>
    </message>
    <message>
        <source>Recording the mailing</source>
        <translation>Enregistrement de l’envoi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) marked as invited.</source>
        <translation>
            <numerusform>%Ln client marqué comme invité.</numerusform>
            <numerusform>%Ln clients marqués comme invités.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailedDialog</name>
    <message>
        <source>Mailed on</source>
        <translation>Date d’envoi</translation>
    </message>
</context>
<context>
    <name>MailingActs</name>
    <message>
        <source>Pausing</source>
        <translation>Suspension de l’envoi</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Reprise de l’envoi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) that are waiting will not be sent.</source>
        <translation>
            <numerusform>%Ln message en attente ne sera pas envoyé.</numerusform>
            <numerusform>%Ln messages en attente ne seront pas envoyés.</numerusform>
        </translation>
    </message>
    <message>
        <source>They can be sent later from the batch, as a mailing of their own.</source>
        <translation>Ils pourront être envoyés plus tard depuis le lot, par un nouvel envoi.</translation>
    </message>
    <message>
        <source>What was sent stays sent.</source>
        <translation>Ce qui est parti ne peut pas être rappelé.</translation>
    </message>
    <message>
        <source>Cancel the mailing of ‘{batch}’?</source>
        <translation>Annuler l’envoi de «&#xa0;{batch}&#xa0;»&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln message(s)</source>
        <translation>
            <numerusform>Annuler %Ln message</numerusform>
            <numerusform>Annuler %Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelling the mailing</source>
        <translation>Annulation de l’envoi</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Remove the schedule of ‘{batch}’?</source>
        <translation>Retirer la programmation de «&#xa0;{batch}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Nothing was sent, and nothing will be. The message stays with the batch.</source>
        <translation>Rien n’a été envoyé, et rien ne le sera. Le message reste dans le lot.</translation>
    </message>
    <message>
        <source>Remove the schedule</source>
        <translation>Retirer la programmation</translation>
    </message>
    <message>
        <source>Removing the schedule</source>
        <translation>Retrait de la programmation</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln reminder(s) of ‘{batch}’ now?</source>
        <translation>
            <numerusform>Envoyer maintenant %Ln rappel de «&#xa0;{batch}&#xa0;»&#x202f;?</numerusform>
            <numerusform>Envoyer maintenant %Ln rappels de «&#xa0;{batch}&#xa0;»&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln reminder(s)</source>
        <translation>
            <numerusform>Envoyer %Ln rappel</numerusform>
            <numerusform>Envoyer %Ln rappels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s) of ‘{batch}’ now?</source>
        <translation>
            <numerusform>Envoyer maintenant %Ln invitation de «&#xa0;{batch}&#xa0;»&#x202f;?</numerusform>
            <numerusform>Envoyer maintenant %Ln invitations de «&#xa0;{batch}&#xa0;»&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s)</source>
        <translation>
            <numerusform>Envoyer %Ln invitation</numerusform>
            <numerusform>Envoyer %Ln invitations</numerusform>
        </translation>
    </message>
    <message>
        <source>Who gets it was counted anew: nobody who has unsubscribed since is among them.</source>
        <translation>Les destinataires ont été recomptés&#xa0;: ceux qui se sont désabonnés depuis n’en font pas partie.</translation>
    </message>
    <message>
        <source>Preparing the messages</source>
        <translation>Préparation des messages</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) again?</source>
        <translation>
            <numerusform>Envoyer à nouveau %Ln message&#x202f;?</numerusform>
            <numerusform>Envoyer à nouveau %Ln messages&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>The server may have delivered them already, and only its answer was lost. Whoever has the message may receive it twice.</source>
        <translation>Il se peut que le serveur ait déjà transmis le message et que seule sa réponse se soit perdue. Qui l’a déjà reçu risque de le recevoir deux fois.</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln again</source>
        <comment>messages</comment>
        <translation>
            <numerusform>Envoyer à nouveau %Ln message</numerusform>
            <numerusform>Envoyer à nouveau %Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording the decision</source>
        <translation>Enregistrement de la décision</translation>
    </message>
</context>
<context>
    <name>MailingFlow</name>
    <message>
        <source>Counting the recipients</source>
        <translation>Décompte des destinataires</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Suspension de l’envoi</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>The password is known now: mail can be sent.</source>
        <translation>Le mot de passe est maintenant connu&#xa0;: les messages peuvent être envoyés.</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Reprise de l’envoi</translation>
    </message>
</context>
<context>
    <name>MailingNotices</name>
    <message>
        <source>Nothing can be sent: the password of the mail account is not known.</source>
        <translation>Rien ne peut être envoyé&#xa0;: le mot de passe du compte de messagerie n’est pas connu.</translation>
    </message>
    <message>
        <source>‘{batch}’ is finished: {proof}</source>
        <translation>L’envoi de «&#xa0;{batch}&#xa0;» est terminé&#xa0;: {proof}</translation>
    </message>
    <message>
        <source>‘{batch}’ was to begin {when}, and Relance was not running.</source>
        <translation>L’envoi de «&#xa0;{batch}&#xa0;» devait commencer {when}, mais Relance n’était pas ouvert.</translation>
    </message>
    <message>
        <source>‘{batch}’ stopped when Relance closed. {waiting}</source>
        <translation>L’envoi de «&#xa0;{batch}&#xa0;» s’est arrêté à la fermeture de Relance. {waiting}</translation>
    </message>
    <message>
        <source>‘{batch}’ is paused. {why}</source>
        <translation>L’envoi de «&#xa0;{batch}&#xa0;» est suspendu. {why}</translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation>Saisir le mot de passe…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>MailingView</name>
    <message>
        <source>Messages at their end</source>
        <translation>Messages traités</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Stay paused</source>
        <translation>Laisser suspendu</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Begin now</source>
        <translation>Commencer maintenant</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Autre date…</translation>
    </message>
    <message>
        <source>Remove the schedule…</source>
        <translation>Retirer la programmation…</translation>
    </message>
    <message>
        <source>Cancel the mailing…</source>
        <translation>Annuler l’envoi…</translation>
    </message>
    <message>
        <source>{kind} of ‘{batch}’</source>
        <comment>what is sent, of which batch</comment>
        <translation>{kind} de «&#xa0;{batch}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Relance – demo</source>
        <translation>Relance – démo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Something is still going on here: pause the mailing, or wait until it is done.</source>
        <translation>Une opération est encore en cours ici&#xa0;: suspendez l’envoi, ou attendez qu’elle soit terminée.</translation>
    </message>
    <message>
        <source>No backup could be made in {folder} today. {why}</source>
        <translation>Aucune sauvegarde n’a pu être faite aujourd’hui dans {folder}. {why}</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Import transactions…</source>
        <translation>&amp;Importer des transactions…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Print the list…</source>
        <translation>Im&amp;primer la liste…</translation>
    </message>
    <message>
        <source>Save the list as PD&amp;F…</source>
        <translation>Enregistrer la liste en PD&amp;F…</translation>
    </message>
    <message>
        <source>&amp;Export the list…</source>
        <translation>&amp;Exporter la liste…</translation>
    </message>
    <message>
        <source>Open another &amp;database…</source>
        <translation>&amp;Ouvrir une autre base de données…</translation>
    </message>
    <message>
        <source>Load &amp;sample data</source>
        <translation>&amp;Charger des données d’exemple</translation>
    </message>
    <message>
        <source>&amp;Undo the last operation</source>
        <translation>&amp;Annuler la dernière opération</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>A&amp;ller à…</translation>
    </message>
    <message>
        <source>&amp;Bulk unsubscribe…</source>
        <translation>&amp;Désabonnement groupé…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>Pre&amp;miers pas</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About Relance</source>
        <translation>À &amp;propos de Relance</translation>
    </message>
    <message>
        <source>Open another database</source>
        <translation>Ouvrir une autre base de données</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Databases of Relance (*.db)</source>
        <translation>Bases de données de Relance (*.db)</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Texte du message</translation>
    </message>
    <message>
        <source>This text is read where HTML is not shown; all others read the pasted HTML.</source>
        <translation>Lu seulement là où le HTML collé n’est pas affiché.</translation>
    </message>
    <message>
        <source>The message was replaced by ‘{name}’.</source>
        <translation>Le message a été remplacé par «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Kept as the template ‘{name}’.</source>
        <translation>Enregistré comme modèle «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>The pasted HTML is used.</source>
        <translation>Le HTML collé est utilisé.</translation>
    </message>
    <message>
        <source>The HTML is written from the text again.</source>
        <translation>Le HTML est de nouveau écrit d’après le texte.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Keeping the message</source>
        <translation>Enregistrement du message</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Name or address</source>
        <translation>Nom ou adresse</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No name or address in this list contains all these words.</source>
        <translation>Aucun nom ni aucune adresse de cette liste ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>No such message</source>
        <translation>Aucun message de ce genre</translation>
    </message>
    <message>
        <source>None of this mailing’s messages is in this state now.</source>
        <translation>Aucun message de cet envoi n’est actuellement dans cet état.</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Aucun message</translation>
    </message>
    <message>
        <source>This mailing never began, so nobody was chosen for it.</source>
        <translation>Cet envoi n’a jamais commencé&#xa0;: aucun destinataire n’a été choisi.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Why, or the server’s reply</source>
        <translation>Raison, ou réponse du serveur</translation>
    </message>
</context>
<context>
    <name>MessagePreview</name>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Previous recipient</source>
        <translation>Destinataire précédent</translation>
    </message>
    <message>
        <source>Next recipient</source>
        <translation>Destinataire suivant</translation>
    </message>
    <message>
        <source>The message as the recipient will see it</source>
        <translation>Le message tel que le destinataire le verra</translation>
    </message>
    <message>
        <source>Sender, recipient and subject</source>
        <translation>Expéditeur, destinataire et objet</translation>
    </message>
    <message>
        <source>The message as HTML</source>
        <translation>Le message en HTML</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>De&#xa0;:</translation>
    </message>
    <message>
        <source>not set up yet, in Settings</source>
        <comment>the sender of a message</comment>
        <translation>pas encore indiqué dans les réglages</translation>
    </message>
    <message>
        <source>Here no link opens, and no picture is loaded.</source>
        <translation>Ici, aucun lien ne s’ouvre et aucune image n’est chargée.</translation>
    </message>
    <message>
        <source>Nobody is to be invited, so there is no message to be seen.</source>
        <translation>Personne ne recevra cette invitation&#xa0;: il n’y a pas de message à afficher.</translation>
    </message>
    <message>
        <source>Nobody is to be reminded, so there is no message to be seen.</source>
        <translation>Personne ne recevra ce rappel&#xa0;: il n’y a pas de message à afficher.</translation>
    </message>
    <message>
        <source>Survey address…</source>
        <translation>Adresse de l’enquête…</translation>
    </message>
    <message>
        <source>As the recipient sees it</source>
        <translation>Tel que reçu</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <comment>the recipient in the preview</comment>
        <translation>{position} sur {count}</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>À&#xa0;:</translation>
    </message>
    <message>
        <source>Reply to:</source>
        <translation>Répondre à&#xa0;:</translation>
    </message>
    <message>
        <source>Subject:</source>
        <translation>Objet&#xa0;:</translation>
    </message>
</context>
<context>
    <name>MessageProblems</name>
    <message>
        <source>In the HTML:</source>
        <translation>Dans le HTML&#xa0;:</translation>
    </message>
    <message>
        <source>It has no subject.</source>
        <translation>Il n’a pas d’objet.</translation>
    </message>
    <message>
        <source>Without {{survey_link}} nobody can answer.</source>
        <translation>Sans {{survey_link}}, personne ne peut répondre.</translation>
    </message>
    <message>
        <source>Without {{unsubscribe}} nobody is told how to be left alone.</source>
        <translation>Sans {{unsubscribe}}, personne ne saura comment se désabonner.</translation>
    </message>
    <message>
        <source>The HTML lacks {{survey_link}}: those who read it cannot answer.</source>
        <translation>Le HTML n’a pas {{survey_link}}&#xa0;: qui le lit ne peut pas répondre.</translation>
    </message>
    <message>
        <source>The HTML lacks {{unsubscribe}}: those who read it are not told how to be left alone.</source>
        <translation>Le HTML n’a pas {{unsubscribe}}&#xa0;: qui le lit ne sait pas comment se désabonner.</translation>
    </message>
    <message>
        <source>This message cannot be sent yet.</source>
        <translation>Ce message ne peut pas encore partir.</translation>
    </message>
</context>
<context>
    <name>MessageTests</name>
    <message>
        <source>Preparing the test</source>
        <translation>Préparation du test</translation>
    </message>
    <message>
        <source>A test is on its way to {address}.</source>
        <translation>Un test est en route vers {address}.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>The test was not sent. {why}</source>
        <translation>Le test n’a pas été envoyé. {why}</translation>
    </message>
    <message>
        <source>The test was sent to {address}.</source>
        <translation>Le test a été envoyé à {address}.</translation>
    </message>
    <message>
        <source>The test to {address} was refused. {why}</source>
        <translation>Le test pour {address} a été refusé. {why}</translation>
    </message>
    <message>
        <source>The server’s answer to the test never came: look whether it has arrived at {address}.</source>
        <translation>La réponse du serveur n’est jamais arrivée&#xa0;: regardez si {address} a reçu le test.</translation>
    </message>
    <message>
        <source>The server has not taken the test to {address} yet. {why}</source>
        <translation>Le serveur n’a pas encore accepté le test pour {address}. {why}</translation>
    </message>
    <message>
        <source>The test to {address} was not sent. {why}</source>
        <translation>Le test pour {address} n’a pas été envoyé. {why}</translation>
    </message>
    <message>
        <source>Cancelling the test</source>
        <translation>Annulation du test</translation>
    </message>
</context>
<context>
    <name>MessageWording</name>
    <message>
        <source>The customer or the batch was deleted meanwhile</source>
        <translation>Le client ou le lot a été supprimé entre-temps</translation>
    </message>
    <message>
        <source>The customer has another address now</source>
        <translation>Le client a maintenant une autre adresse</translation>
    </message>
    <message>
        <source>Has answered meanwhile</source>
        <translation>A répondu entre-temps</translation>
    </message>
    <message>
        <source>Something in its head cannot be sent</source>
        <translation>Un élément de l’en-tête ne peut pas être envoyé</translation>
    </message>
    <message>
        <source>No message can be sent to this address</source>
        <translation>Aucun message ne peut être envoyé à cette adresse</translation>
    </message>
    <message>
        <source>With this person’s data, the subject is empty or too long</source>
        <translation>Avec les données de cette personne, l’objet est vide ou trop long</translation>
    </message>
    <message>
        <source>The message has letters that cannot be sent</source>
        <translation>Le message contient des caractères qui ne peuvent pas être envoyés</translation>
    </message>
    <message>
        <source>With this person’s data, the message is too large</source>
        <translation>Avec les données de cette personne, le message est trop volumineux</translation>
    </message>
    <message>
        <source>The server takes no message as large as this one</source>
        <translation>Le serveur n’accepte pas de message aussi volumineux</translation>
    </message>
    <message>
        <source>A field of the message could not be filled in</source>
        <translation>Un champ du message n’a pas pu être rempli</translation>
    </message>
    <message>
        <source>The server takes no address with letters such as é before the @</source>
        <translation>Le serveur n’accepte pas les adresses avec des lettres comme é avant le @</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a message</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Being sent</source>
        <comment>a message</comment>
        <translation>En cours d’envoi</translation>
    </message>
    <message>
        <source>To be tried again</source>
        <comment>a message</comment>
        <translation>À réessayer</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>a message</comment>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>a message</comment>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Given up</source>
        <comment>a message</comment>
        <translation>Abandonné</translation>
    </message>
    <message>
        <source>Perhaps sent</source>
        <comment>a message</comment>
        <translation>Peut-être envoyé</translation>
    </message>
    <message>
        <source>Left out</source>
        <comment>a message</comment>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a message</comment>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>You cancelled the mailing</source>
        <translation>Vous avez annulé l’envoi</translation>
    </message>
    <message>
        <source>Nobody knows; you take it as sent</source>
        <translation>Nul ne le sait&#x202f;; vous le considérez comme envoyé</translation>
    </message>
    <message>
        <source>Has unsubscribed</source>
        <translation>Désabonné</translation>
    </message>
    <message>
        <source>The server’s answer never came</source>
        <translation>Sans réponse du serveur</translation>
    </message>
    <message>
        <source>Tried again {when}. {reply}</source>
        <translation>Nouvel essai {when}. {reply}</translation>
    </message>
</context>
<context>
    <name>OfferStrip</name>
    <message numerus="yes">
        <source>%Ln address(es) are not customers: too many to look for what was perhaps meant.</source>
        <translation>
            <numerusform>%Ln adresse est inconnue&#xa0;: c’est trop pour chercher à laquelle elle ressemble.</numerusform>
            <numerusform>%Ln adresses sont inconnues&#xa0;: c’est trop pour chercher à quels clients elles ressemblent.</numerusform>
        </translation>
    </message>
    <message>
        <source>{typed} is not a customer; {customer} is. Unsubscribe it too?</source>
        <translation>{typed} est inconnue&#x202f;; {customer} est l’adresse d’un client. La désabonner aussi&#x202f;?</translation>
    </message>
    <message>
        <source>‘{typed}’ is not an address; {customer} is a customer. Unsubscribe it too?</source>
        <translation>«&#xa0;{typed}&#xa0;» n’est pas une adresse&#x202f;; {customer} est celle d’un client. La désabonner aussi&#x202f;?</translation>
    </message>
    <message>
        <source>‘{typed}’ is not an address. Is {customer} meant?</source>
        <translation>«&#xa0;{typed}&#xa0;» n’est pas une adresse. Vouliez-vous dire {customer}&#x202f;?</translation>
    </message>
    <message>
        <source>Unsubscribe it too</source>
        <translation>La désabonner aussi</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>L’ajouter</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>La laisser</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) look like other addresses.</source>
        <translation>
            <numerusform>%Ln ligne ressemble à une autre adresse.</numerusform>
            <numerusform>%Ln lignes ressemblent à d’autres adresses.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Examiner…</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Les laisser</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>written in words</source>
        <translation>écrite en toutes lettres</translation>
    </message>
    <message>
        <source>characters that look alike</source>
        <translation>caractères qui se ressemblent</translation>
    </message>
    <message>
        <source>the same mailbox at Gmail</source>
        <translation>la même boîte chez Gmail</translation>
    </message>
    <message>
        <source>the same name, but for what follows the +</source>
        <translation>le même nom avant le +</translation>
    </message>
    <message>
        <source>a slip after the @</source>
        <translation>faute de frappe après le @</translation>
    </message>
    <message>
        <source>another ending</source>
        <translation>une autre terminaison</translation>
    </message>
    <message>
        <source>a slip before the @</source>
        <translation>faute de frappe avant le @</translation>
    </message>
</context>
<context>
    <name>OffersDialog</name>
    <message>
        <source>What was perhaps meant</source>
        <translation>Adresses ressemblantes</translation>
    </message>
    <message>
        <source>Perhaps meant</source>
        <translation>Adresse possible</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>In the paste</source>
        <translation>Dans le texte collé</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>What is pasted is not of customers, but looks as if it were. Check what is to be added to the paste; the lines themselves stay.</source>
        <translation>Ces lignes du texte collé ne sont celles d’aucun client, mais y ressemblent. Cochez les adresses à ajouter&#x202f;; les lignes elles-mêmes restent.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln address(es)</source>
        <translation>
            <numerusform>Ajouter&#x202f;%Ln adresse</numerusform>
            <numerusform>Ajouter&#x202f;%Ln adresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationDialog</name>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Lines of the operation</source>
        <translation>Lignes de l’opération</translation>
    </message>
    <message>
        <source>{outcome}: ‘{text}’</source>
        <comment>of a line without an address</comment>
        <translation>{outcome}&#xa0;: «&#xa0;{text}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>OperationFlow</name>
    <message>
        <source>Undoing</source>
        <translation>Annulation en cours</translation>
    </message>
</context>
<context>
    <name>OperationsLog</name>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Undo the operation</source>
        <translation>Annuler l’opération</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Import transactions…</source>
        <translation>Importer des transactions…</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Aucune opération pour l’instant</translation>
    </message>
    <message>
        <source>Imports, unsubscriptions and answers are listed here, and most can be undone.</source>
        <translation>Les imports, désabonnements et réponses apparaissent ici&#x202f;; la plupart peuvent être annulés.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Choose an operation to undo it.</source>
        <translation>Choisissez une opération pour l’annuler.</translation>
    </message>
    <message>
        <source>This operation was undone already.</source>
        <translation>Cette opération a déjà été annulée.</translation>
    </message>
    <message>
        <source>An import is taken back by deleting its batch in History.</source>
        <translation>Pour défaire un import, supprimez son lot dans l’historique.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Cette opération ne peut pas être annulée.</translation>
    </message>
</context>
<context>
    <name>OtherMeansButton</name>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>For when another program mails them</source>
        <translation>Si un autre logiciel se charge de l’envoi</translation>
    </message>
    <message>
        <source>Export the recipients…</source>
        <translation>Exporter les destinataires…</translation>
    </message>
    <message>
        <source>Mark as reminded elsewhere…</source>
        <translation>Rappels déjà envoyés…</translation>
    </message>
    <message>
        <source>Mark as invited elsewhere…</source>
        <translation>Invitations déjà envoyées…</translation>
    </message>
    <message>
        <source>Mark as reminded elsewhere</source>
        <translation>Rappels déjà envoyés</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln recipient(s) shown are recorded as reminded on that day. Nothing is mailed.</source>
        <translation>
            <numerusform>Un rappel sera noté à cette date pour le destinataire affiché (%Ln). Rien n’est envoyé.</numerusform>
            <numerusform>Un rappel sera noté à cette date pour les %Ln destinataires affichés. Rien n’est envoyé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln as reminded</source>
        <comment>customers</comment>
        <translation>
            <numerusform>Noter %Ln rappel</numerusform>
            <numerusform>Noter %Ln rappels</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as invited elsewhere</source>
        <translation>Invitations déjà envoyées</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln recipient(s) shown are recorded as invited on that day. Nothing is mailed.</source>
        <translation>
            <numerusform>Une invitation sera notée à cette date pour le destinataire affiché (%Ln). Rien n’est envoyé.</numerusform>
            <numerusform>Une invitation sera notée à cette date pour les %Ln destinataires affichés. Rien n’est envoyé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln as invited</source>
        <comment>customers</comment>
        <translation>
            <numerusform>Noter %Ln invitation</numerusform>
            <numerusform>Noter %Ln invitations</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording the mailing</source>
        <translation>Enregistrement de l’envoi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) marked as reminded.</source>
        <translation>
            <numerusform>Rappel noté pour %Ln client.</numerusform>
            <numerusform>Rappel noté pour %Ln clients.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) marked as invited.</source>
        <translation>
            <numerusform>Invitation notée pour %Ln client.</numerusform>
            <numerusform>Invitation notée pour %Ln clients.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the recipients</source>
        <translation>Exporter les destinataires</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>{batch} recipients</source>
        <comment>a file name</comment>
        <translation>Destinataires {batch}</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Survey link</source>
        <translation>Lien vers l’enquête</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) written to ‘{file}’.</source>
        <translation>
            <numerusform>%Ln destinataire exporté vers «&#xa0;{file}&#xa0;».</numerusform>
            <numerusform>%Ln destinataires exportés vers «&#xa0;{file}&#xa0;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting the recipients</source>
        <translation>Export des destinataires</translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <source>Open a file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>What happens to each line</source>
        <translation>Le sort de chaque ligne</translation>
    </message>
    <message>
        <source>No lines yet</source>
        <translation>Aucune ligne pour l’instant</translation>
    </message>
    <message>
        <source>Each line, and what happens to it, is listed here as you paste, type or drop a file.</source>
        <translation>Chaque ligne et son résultat s’affichent ici à mesure que vous collez, tapez ou déposez un fichier.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>of a pasted line</comment>
        <translation>Texte</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Ouvrir un fichier</translation>
    </message>
    <message>
        <source>Text, tables and mails (*.txt *.csv *.tsv *.xlsx *.eml *.html)</source>
        <translation>Textes, tableaux et e-mails (*.txt *.csv *.tsv *.xlsx *.eml *.html)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password of the mail account</source>
        <translation>Mot de passe du compte de messagerie</translation>
    </message>
    <message>
        <source>Keep it in the key store of this system</source>
        <translation>Le conserver dans le trousseau de ce système</translation>
    </message>
    <message>
        <source>Use this password</source>
        <translation>Utiliser ce mot de passe</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Mail is sent as ‘{user}’ through ‘{host}’, which asks for a password.</source>
        <translation>Les messages partent avec le compte «&#xa0;{user}&#xa0;» par «&#xa0;{host}&#xa0;», qui demande un mot de passe.</translation>
    </message>
    <message>
        <source>It is not asked for again.</source>
        <translation>Il ne sera pas redemandé.</translation>
    </message>
    <message>
        <source>This system has no key store, so it is kept in memory only until Relance closes, and asked for again at the next start.</source>
        <translation>Ce système n’a pas de trousseau&#xa0;: le mot de passe n’est conservé en mémoire que jusqu’à la fermeture de Relance, et sera redemandé au prochain démarrage.</translation>
    </message>
    <message>
        <source>It is kept in memory only until Relance closes.</source>
        <translation>Il n’est conservé en mémoire que jusqu’à la fermeture de Relance.</translation>
    </message>
    <message>
        <source>Saving the password</source>
        <translation>Enregistrement du mot de passe</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Reading the paste</source>
        <translation>Lecture du texte collé</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Lecture du fichier</translation>
    </message>
</context>
<context>
    <name>PasteSummary</name>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 of text</source>
        <extracomment>%1 is &quot;12,345 lines&quot;, %2 is &quot;2.3 MB&quot;</extracomment>
        <translation>%1, %2 de texte</translation>
    </message>
</context>
<context>
    <name>PlainLabel</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the file</source>
        <translation>Premières lignes du fichier</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message numerus="yes">
        <source>Show the %Ln sent</source>
        <comment>messages</comment>
        <translation>
            <numerusform>Voir %Ln envoyé</numerusform>
            <numerusform>Voir les %Ln envoyés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln to unsubscribed</source>
        <comment>messages</comment>
        <translation>
            <numerusform>Voir %Ln message à un désabonné</numerusform>
            <numerusform>Voir les %Ln messages à des désabonnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln left out</source>
        <comment>people</comment>
        <translation>
            <numerusform>Voir %Ln personne écartée</numerusform>
            <numerusform>Voir les %Ln personnes écartées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quitting</name>
    <message>
        <source>‘{work}’ is still running</source>
        <translation>«&#xa0;{work}&#xa0;» est en cours</translation>
    </message>
    <message>
        <source>If you quit now, it is stopped and leaves nothing behind.</source>
        <translation>Si vous quittez maintenant, l’opération est interrompue et ne laisse aucune trace.</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>Interrompre et quitter</translation>
    </message>
    <message>
        <source>‘{batch}’ is still being sent</source>
        <translation>«&#xa0;{batch}&#xa0;» est en cours d’envoi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are not sent yet. If you quit, the one on its way is finished first; the others wait until you resume the mailing.</source>
        <translation>
            <numerusform>%Ln message n’est pas encore envoyé. Si vous quittez, celui qui est en chemin est d’abord mené à son terme&#x202f;; les autres attendent que vous repreniez l’envoi.</numerusform>
            <numerusform>%Ln messages ne sont pas encore envoyés. Si vous quittez, celui qui est en chemin est d’abord mené à son terme&#x202f;; les autres attendent que vous repreniez l’envoi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause and quit</source>
        <translation>Suspendre et quitter</translation>
    </message>
    <message>
        <source>Keep sending</source>
        <translation>Continuer l’envoi</translation>
    </message>
</context>
<context>
    <name>ReachCard</name>
    <message>
        <source>Who can be mailed</source>
        <translation>À qui l’on peut écrire</translation>
    </message>
    <message>
        <source>No customers yet.</source>
        <translation>Aucun client pour l’instant.</translation>
    </message>
    <message>
        <source>Can be mailed</source>
        <translation>Joignables</translation>
    </message>
    <message>
        <source>Unsubscribed</source>
        <translation>Désabonnés</translation>
    </message>
    <message>
        <source>Invalid address</source>
        <translation>Adresse invalide</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
    <message>
        <source>can be mailed</source>
        <comment>a share of the customers</comment>
        <translation>joignables</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message numerus="yes">
        <source>%Ln transaction(s) imported as ‘{batch}’.</source>
        <translation>
            <numerusform>%Ln transaction importée sous le nom «&#xa0;{batch}&#xa0;».</numerusform>
            <numerusform>%Ln transactions importées sous le nom «&#xa0;{batch}&#xa0;».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed customer(s) in the file were ignored.</source>
        <translation>
            <numerusform>%Ln client désabonné du fichier a été ignoré.</numerusform>
            <numerusform>%Ln clients désabonnés du fichier ont été ignorés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already unsubscribed.</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>%Ln déjà désabonnée.</numerusform>
            <numerusform>%Ln déjà désabonnées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list had changed since the preview: this is what was done.</source>
        <translation>La liste avait changé depuis l’aperçu&#xa0;: voici ce qui a été fait.</translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln unknown</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>Voir %Ln inconnue</numerusform>
            <numerusform>Voir les %Ln inconnues</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>Undone: the address is unsubscribed again.</source>
        <translation>Annulé&#xa0;: l’adresse est de nouveau désabonnée.</translation>
    </message>
    <message numerus="yes">
        <source>Undone: %Ln answer(s) removed.</source>
        <translation>
            <numerusform>Annulé&#xa0;: %Ln réponse retirée.</numerusform>
            <numerusform>Annulé&#xa0;: %Ln réponses retirées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay recorded: another paste names them too.</source>
        <comment>answers</comment>
        <translation>
            <numerusform>%Ln reste enregistrée&#xa0;: un autre collage la cite aussi.</numerusform>
            <numerusform>%Ln restent enregistrées&#xa0;: un autre collage les cite aussi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: %Ln address(es) may be mailed again.</source>
        <translation>
            <numerusform>Annulé&#xa0;: %Ln adresse peut de nouveau recevoir des messages.</numerusform>
            <numerusform>Annulé&#xa0;: %Ln adresses peuvent de nouveau recevoir des messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay unsubscribed: something else asks for it too.</source>
        <translation>
            <numerusform>%Ln reste désabonnée pour une autre raison.</numerusform>
            <numerusform>%Ln restent désabonnées pour une autre raison.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: %Ln contact(s) removed.</source>
        <translation>
            <numerusform>Annulé&#xa0;: %Ln contact retiré.</numerusform>
            <numerusform>Annulé&#xa0;: %Ln contacts retirés.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryWindow</name>
    <message>
        <source>‘{name}’ is missing or empty</source>
        <translation>«&#xa0;{name}&#xa0;» est absent ou vide</translation>
    </message>
    <message>
        <source>‘{name}’ is damaged</source>
        <translation>«&#xa0;{name}&#xa0;» est endommagé</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>No backup</source>
        <translation>Aucune sauvegarde</translation>
    </message>
    <message>
        <source>There is no backup of this database in its folder.</source>
        <translation>Il n’y a aucune sauvegarde de cette base de données dans son dossier.</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Restaurer cette sauvegarde</translation>
    </message>
    <message>
        <source>Export what can be read…</source>
        <translation>Exporter ce qui est lisible…</translation>
    </message>
    <message>
        <source>Open another database…</source>
        <translation>Ouvrir une autre base de données…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Checking the backups</source>
        <translation>Vérification des sauvegardes</translation>
    </message>
    <message>
        <source>There are backups of this database, but the file itself holds nothing. Restore the newest one, or find out first where the file has gone.</source>
        <translation>Il y a des sauvegardes de cette base de données, mais le fichier lui-même ne contient rien. Restaurez la plus récente, ou cherchez d’abord où le fichier est passé.</translation>
    </message>
    <message>
        <source>The file cannot be read as a whole, perhaps because of a fault of the disk. Nothing was changed, and nothing is sent. When you restore a backup, whatever can still be read of the file is taken over: who is unsubscribed, and who was sent what. The damaged file is kept.</source>
        <translation>Le fichier ne peut pas être lu en entier, peut-être à cause d’un défaut du disque. Rien n’a été modifié, et rien n’est envoyé. Quand vous restaurez une sauvegarde, tout ce qui est encore lisible dans le fichier est repris&#xa0;: qui est désabonné, et qui a reçu quoi. Le fichier endommagé est conservé.</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>Restauration de la sauvegarde</translation>
    </message>
    <message>
        <source>Not all of the damaged file could be read.</source>
        <translation>Le fichier endommagé n’a pas pu être lu en entier.</translation>
    </message>
    <message>
        <source>People who unsubscribed or were erased after {when}, when this backup was made, may be missing from the list of the unsubscribed: before you send anything, look for their requests since then and paste them again with Bulk unsubscribe.</source>
        <translation>Des personnes désabonnées ou effacées après le {when}, date de cette sauvegarde, manquent peut-être dans la liste des désabonnés&#xa0;: avant tout envoi, retrouvez leurs demandes depuis cette date et collez-les de nouveau avec Désabonnement groupé.</translation>
    </message>
    <message>
        <source>It is kept as ‘{name}’.</source>
        <translation>Il est conservé sous le nom «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Export into this folder</source>
        <translation>Exporter dans ce dossier</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Unsubscribed since</source>
        <translation>Désabonnée depuis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reading what can be read</source>
        <translation>Lecture de ce qui est lisible</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed address(es)</source>
        <translation>
            <numerusform>%Ln adresse désabonnée</numerusform>
            <numerusform>%Ln adresses désabonnées</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported: {customers}, {addresses}.</source>
        <translation>Exporté&#xa0;: {customers}, {addresses}.</translation>
    </message>
    <message>
        <source>They are in ‘{first}’ and ‘{second}’, beside what was there before.</source>
        <translation>Ils se trouvent dans «&#xa0;{first}&#xa0;» et «&#xa0;{second}&#xa0;», à côté de ce qui s’y trouvait déjà.</translation>
    </message>
    <message>
        <source>There may have been more that cannot be read.</source>
        <translation>Il y en avait peut-être d’autres, illisibles.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Nobody here is a recipient of this batch whose answer is not recorded yet.</source>
        <translation>Aucune réponse à enregistrer&#xa0;: aucun de ces destinataires n’appartient à ce lot, ou leurs réponses sont déjà enregistrées. Vérifiez le texte collé.</translation>
    </message>
    <message>
        <source>‘{address}’ is not an e-mail address that can be mailed.</source>
        <translation>«&#xa0;{address}&#xa0;» n’est pas une adresse e-mail valide. Corrigez-la.</translation>
    </message>
    <message>
        <source>There is a customer with the address ‘{address}’ already.</source>
        <translation>Un client a déjà l’adresse «&#xa0;{address}&#xa0;». Choisissez-en une autre, ou modifiez ce client.</translation>
    </message>
    <message>
        <source>‘{address}’ was erased on {day}, as its owner asked. If they have agreed since to be mailed again, find the address with Ctrl+K and choose Resubscribe first.</source>
        <translation>Les données de «&#xa0;{address}&#xa0;» ont été effacées le {day}, à la demande de la personne. Si elle a accepté depuis de recevoir de nouveau des messages, cherchez l’adresse avec Ctrl+K et choisissez d’abord Réabonner.</translation>
    </message>
    <message>
        <source>Nobody is left to be mailed.</source>
        <translation>Il ne reste personne à qui écrire.</translation>
    </message>
    <message>
        <source>This customer has been deleted.</source>
        <translation>Ce client a été supprimé.</translation>
    </message>
    <message>
        <source>The message cannot be sent without a subject.</source>
        <translation>Le message ne peut pas être envoyé sans objet. Saisissez-en un.</translation>
    </message>
    <message>
        <source>The message cannot be sent without {field}. Insert it.</source>
        <translation>Le message ne peut pas être envoyé sans {field}. Insérez ce champ.</translation>
    </message>
    <message>
        <source>The message cannot be sent without {field} in its HTML too.</source>
        <translation>Le message ne peut pas être envoyé sans {field} dans son HTML aussi.</translation>
    </message>
    <message>
        <source>‘{name}’ cannot be written in {folder}: the folder is read-only for you, or the file is open in another program. Close it there, or choose another folder.</source>
        <translation>Impossible d’écrire «&#xa0;{name}&#xa0;» dans {folder}&#xa0;: ce dossier est pour vous en lecture seule, ou le fichier est ouvert dans un autre logiciel. Fermez-le, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose another one.</source>
        <translation>Le dossier {folder} n’existe pas. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>‘{name}’ was not written: no room is left in {folder}. Free some space or choose another disk.</source>
        <translation>«&#xa0;{name}&#xa0;» n’a pas été écrit&#xa0;: il n’y a plus de place dans {folder}. Libérez de l’espace ou choisissez un autre disque.</translation>
    </message>
    <message>
        <source>‘{name}’ was not written in {folder} ({reason}). Choose another place.</source>
        <translation>«&#xa0;{name}&#xa0;» n’a pas été écrit dans {folder} ({reason}). Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>‘{name}’ is a web page, even if its name says otherwise. Open it in Excel or LibreOffice and save it as CSV or XLSX.</source>
        <translation>«&#xa0;{name}&#xa0;» est une page web, même si son nom dit le contraire. Ouvrez-le dans Excel ou LibreOffice et enregistrez-le au format CSV ou XLSX.</translation>
    </message>
    <message>
        <source>‘{name}’ is a mail, not a list of transactions. Choose a CSV, TXT or XLSX file.</source>
        <translation>«&#xa0;{name}&#xa0;» est un e-mail, pas une liste de transactions. Choisissez un fichier CSV, TXT ou XLSX.</translation>
    </message>
    <message>
        <source>‘{name}’ is {megabytes} MB long; files of up to {limit} MB can be pasted. Split it first.</source>
        <translation>«&#xa0;{name}&#xa0;» pèse {megabytes}&#xa0;Mo&#x202f;; la limite est de {limit}&#xa0;Mo pour un texte collé. Divisez d’abord le fichier.</translation>
    </message>
    <message>
        <source>This batch has been deleted.</source>
        <translation>Ce lot a été supprimé.</translation>
    </message>
    <message>
        <source>All recipients of this batch are marked as invited already.</source>
        <translation>Tous les destinataires de ce lot sont déjà marqués comme invités.</translation>
    </message>
    <message>
        <source>The date of a mailing made elsewhere cannot be in the future.</source>
        <translation>La date d’un envoi déjà fait ne peut pas être dans le futur. Choisissez aujourd’hui ou une date passée.</translation>
    </message>
    <message>
        <source>A mailing of this batch is not finished. Cancel it on the Sending page first.</source>
        <translation>Un envoi de ce lot n’est pas terminé. Annulez-le d’abord sur la page Envoi.</translation>
    </message>
    <message>
        <source>A batch needs a name.</source>
        <translation>Un lot doit avoir un nom. Saisissez-en un.</translation>
    </message>
    <message>
        <source>Choose the column that holds the e-mail addresses.</source>
        <translation>Choisissez la colonne qui contient les adresses e-mail.</translation>
    </message>
    <message>
        <source>Two columns are read as the same thing: columns {first} and {second}. Change one of them.</source>
        <translation>Les colonnes {first} et {second} sont lues comme la même information. Changez l’une des deux.</translation>
    </message>
    <message>
        <source>Give the batch a name.</source>
        <translation>Donnez un nom au lot.</translation>
    </message>
    <message>
        <source>No row of this file can be imported. The counts say why.</source>
        <translation>Aucune ligne de ce fichier ne peut être importée. Les totaux indiquent pourquoi.</translation>
    </message>
    <message>
        <source>The quotation mark opened on line {line} is not closed, so the rows after it cannot be told apart. Correct that line and try again; nothing was read.</source>
        <translation>Le guillemet ouvert à la ligne {line} n’est pas fermé&#xa0;: les lignes suivantes ne peuvent pas être distinguées. Corrigez cette ligne et réessayez&#x202f;; rien n’a été lu.</translation>
    </message>
    <message>
        <source>On line {line} there is text after a closing quotation mark. Correct that line or choose another delimiter.</source>
        <translation>À la ligne {line}, du texte suit un guillemet fermant. Corrigez cette ligne ou choisissez un autre séparateur.</translation>
    </message>
    <message>
        <source>A cell that begins on line {line} has {characters} characters or more; {limit} can be read. Is this a list of customers?</source>
        <translation>Une cellule qui commence à la ligne {line} compte au moins {characters} caractères&#x202f;; la limite est de {limit}. Vérifiez qu’il s’agit bien d’une liste de clients.</translation>
    </message>
    <message>
        <source>Line {line} is {megabytes} MB long; lines of up to {limit} MB can be read. Is this a list of customers, with one on each line?</source>
        <translation>La ligne {line} pèse {megabytes}&#xa0;Mo&#x202f;; la limite est de {limit}&#xa0;Mo. Vérifiez qu’il s’agit bien d’une liste de clients, un par ligne.</translation>
    </message>
    <message>
        <source>Line {line} is not written in the encoding {encoding}. Choose another encoding.</source>
        <translation>La ligne {line} n’est pas écrite dans l’encodage {encoding}. Choisissez un autre encodage.</translation>
    </message>
    <message>
        <source>There is no file ‘{name}’. Was it moved or renamed?</source>
        <translation>Le fichier «&#xa0;{name}&#xa0;» est introuvable. A-t-il été déplacé ou renommé&#x202f;?</translation>
    </message>
    <message>
        <source>‘{name}’ is a folder or a device. Choose a file inside it.</source>
        <translation>«&#xa0;{name}&#xa0;» est un dossier ou un périphérique. Choisissez un fichier à l’intérieur.</translation>
    </message>
    <message>
        <source>‘{name}’ cannot be read ({reason}). Check that you may open it and that its drive is connected.</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être lu ({reason}). Vérifiez que vous avez le droit de l’ouvrir et que son disque est connecté.</translation>
    </message>
    <message>
        <source>‘{name}’ is empty. Was it saved or downloaded to the end?</source>
        <translation>«&#xa0;{name}&#xa0;» est vide. A-t-il été enregistré ou téléchargé jusqu’au bout&#x202f;?</translation>
    </message>
    <message>
        <source>‘{name}’ is in an old Office format (.xls, .doc). Open it and save it as an Excel workbook (.xlsx) or CSV.</source>
        <translation>«&#xa0;{name}&#xa0;» est dans un ancien format Office (.xls, .doc). Ouvrez-le et enregistrez-le comme classeur Excel (.xlsx) ou CSV.</translation>
    </message>
    <message>
        <source>‘{name}’ is protected by a password. Open it in Excel, remove the password, save it and try again.</source>
        <translation>«&#xa0;{name}&#xa0;» est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe, enregistrez-le et réessayez.</translation>
    </message>
    <message>
        <source>‘{name}’ is damaged or incomplete. Open it in Excel or LibreOffice and save it again, or ask for a new copy.</source>
        <translation>«&#xa0;{name}&#xa0;» est endommagé ou incomplet. Ouvrez-le dans Excel ou LibreOffice et enregistrez-le de nouveau, ou demandez-en une nouvelle copie.</translation>
    </message>
    <message>
        <source>‘{name}’ is an Outlook message. Save it as text (.txt), or copy its addresses and paste them.</source>
        <translation>«&#xa0;{name}&#xa0;» est un message Outlook. Enregistrez-le au format texte (.txt), ou copiez ses adresses et collez-les.</translation>
    </message>
    <message>
        <source>‘{name}’ is an archive or another program&apos;s document. Extract or open it, and save the list as CSV or XLSX.</source>
        <translation>«&#xa0;{name}&#xa0;» est une archive ou le document d’un autre logiciel. Décompressez-le ou ouvrez-le, et enregistrez la liste au format CSV ou XLSX.</translation>
    </message>
    <message>
        <source>‘{name}’ is a PDF. Ask for the list as CSV or XLSX, or copy the addresses and paste them.</source>
        <translation>«&#xa0;{name}&#xa0;» est un PDF. Demandez la liste au format CSV ou XLSX, ou copiez les adresses et collez-les.</translation>
    </message>
    <message>
        <source>‘{name}’ is neither text nor a workbook. Choose a CSV, TXT or XLSX file.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est ni un texte ni un classeur. Choisissez un fichier CSV, TXT ou XLSX.</translation>
    </message>
    <message>
        <source>A sheet of ‘{name}’ reaches down to cell {last}, which is too far to read. Delete what stands far away from the list (Ctrl+End goes there), or save the list as CSV.</source>
        <translation>Une feuille de «&#xa0;{name}&#xa0;» s’étend jusqu’à la cellule {last}, trop loin pour être lue. Supprimez ce qui se trouve loin de la liste (Ctrl+Fin y mène), ou enregistrez la liste au format CSV.</translation>
    </message>
    <message>
        <source>The message links to the survey, but this batch has no survey address yet. Give it one.</source>
        <translation>Le message mène à l’enquête, mais ce lot n’en a pas l’adresse. Indiquez-la.</translation>
    </message>
    <message>
        <source>This was undone already.</source>
        <translation>Cette opération a déjà été annulée.</translation>
    </message>
    <message>
        <source>This cannot be undone. An import is taken back by deleting its batch.</source>
        <translation>Cette opération ne peut pas être annulée. Pour défaire un import, supprimez son lot.</translation>
    </message>
    <message>
        <source>The address of this resubscription had been erased, so it cannot be undone. Unsubscribe the address instead.</source>
        <translation>L’adresse de ce réabonnement avait été effacée&#xa0;: il ne peut pas être annulé. Désabonnez plutôt l’adresse.</translation>
    </message>
    <message>
        <source>There is no address here that is not unsubscribed already.</source>
        <translation>Il n’y a ici aucune adresse qui ne soit déjà désabonnée.</translation>
    </message>
    <message>
        <source>‘{address}’ is not unsubscribed.</source>
        <translation>«&#xa0;{address}&#xa0;» n’est pas désabonnée.</translation>
    </message>
    <message>
        <source>Say when and where this person agreed to be mailed again: a date, and a reference to find it by.</source>
        <translation>Indiquez quand et où cette personne a accepté de recevoir de nouveau des messages&#xa0;: une date, et une référence pour la retrouver.</translation>
    </message>
    <message>
        <source>The date of the consent is in the future.</source>
        <translation>La date du consentement est dans le futur. Choisissez aujourd’hui ou une date passée.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed: make room and try again.</source>
        <translation>Le disque est plein. Rien n’a été modifié&#xa0;: libérez de l’espace et réessayez.</translation>
    </message>
    <message>
        <source>‘{name}’ is not a database of Relance. It was left as it is.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas une base de données de Relance. Le fichier n’a pas été modifié.</translation>
    </message>
    <message>
        <source>‘{name}’ was last used by a newer version of Relance. Install that one, or open another database.</source>
        <translation>«&#xa0;{name}&#xa0;» a été utilisé par une version plus récente de Relance. Installez cette version, ou ouvrez une autre base de données.</translation>
    </message>
    <message>
        <source>The database is damaged. Restore one of its backups; they are in ‘{folder}’.</source>
        <translation>La base de données est endommagée. Restaurez l’une de ses sauvegardes&#x202f;; elles sont dans «&#xa0;{folder}&#xa0;».</translation>
    </message>
    <message>
        <source>‘{name}’ cannot be written to. Nothing was changed: check the rights of the file and its folder.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas accessible en écriture. Rien n’a été modifié&#xa0;: vérifiez les droits du fichier et de son dossier.</translation>
    </message>
    <message>
        <source>The disk reported an error. Nothing was changed: check the disk and try again.</source>
        <translation>Le disque a signalé une erreur. Rien n’a été modifié&#xa0;: vérifiez le disque et réessayez.</translation>
    </message>
    <message>
        <source>Another program is writing to the database. Nothing was changed: try again in a moment.</source>
        <translation>Un autre logiciel écrit dans la base de données. Rien n’a été modifié&#xa0;: réessayez dans un instant.</translation>
    </message>
    <message>
        <source>{count} rows are too many for the clipboard ({most} at most). Export them to a file instead.</source>
        <translation>{count} lignes, c’est trop pour le presse-papiers ({most} au maximum). Exportez-les plutôt dans un fichier.</translation>
    </message>
    <message>
        <source>‘{address}’ is not a web address. It begins with https:// and names the survey’s page.</source>
        <translation>«&#xa0;{address}&#xa0;» n’est pas une adresse web. Elle commence par https:// et désigne la page de l’enquête.</translation>
    </message>
    <message>
        <source>There is no field ‘{field}’. Choose one from the list of fields.</source>
        <translation>Le champ «&#xa0;{field}&#xa0;» n’existe pas. Choisissez-en un dans la liste des champs.</translation>
    </message>
    <message>
        <source>A field is opened with {{{{ and not closed with }}}}: ‘{text}’.</source>
        <translation>Un champ est ouvert par {{{{ et n’est pas fermé par }}}}&#xa0;: «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>Relance does not know yet who sends. Enter the sender’s e-mail address in the settings.</source>
        <translation>Relance ne sait pas encore qui envoie. Indiquez l’adresse e-mail de l’expéditeur dans les réglages.</translation>
    </message>
    <message>
        <source>Relance does not know yet through which mail server. Enter it in the settings.</source>
        <translation>Relance ne sait pas encore par quel serveur de messagerie envoyer. Indiquez-le dans les réglages.</translation>
    </message>
    <message>
        <source>The password of ‘{user}’ at ‘{host}’ is not known. Enter it in the settings.</source>
        <translation>Le mot de passe de «&#xa0;{user}&#xa0;» chez «&#xa0;{host}&#xa0;» n’est pas connu. Indiquez-le dans les réglages.</translation>
    </message>
    <message>
        <source>This is the demo, from which nothing is ever sent. Everything up to here works as it will with your own customers: leave the demo to mail them.</source>
        <translation>Ceci est la démo, d’où rien n’est jamais envoyé. Jusqu’ici, tout fonctionne comme avec vos propres clients&#xa0;: quittez la démo pour leur écrire.</translation>
    </message>
    <message>
        <source>Enter the server and the user name that the password is for first.</source>
        <translation>Indiquez d’abord le serveur et le nom d’utilisateur auxquels correspond le mot de passe.</translation>
    </message>
    <message>
        <source>This is not a password: it has several lines, or nothing in it.</source>
        <translation>Ce n’est pas un mot de passe&#xa0;: il a plusieurs lignes, ou il est vide.</translation>
    </message>
    <message>
        <source>The message is too long: it has {length} characters, and {longest} are allowed.</source>
        <translation>Le message est trop long&#xa0;: il compte {length} caractères, et la limite est de {longest}.</translation>
    </message>
    <message>
        <source>A template needs a name.</source>
        <translation>Un modèle doit avoir un nom. Saisissez-en un.</translation>
    </message>
    <message>
        <source>Another template is already called ‘{name}’. Choose another name.</source>
        <translation>Un autre modèle s’appelle déjà «&#xa0;{name}&#xa0;». Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>This template has been deleted.</source>
        <translation>Ce modèle a été supprimé.</translation>
    </message>
    <message>
        <source>There is no HTML in ‘{name}’.</source>
        <translation>«&#xa0;{name}&#xa0;» ne contient pas de HTML.</translation>
    </message>
    <message>
        <source>This mailing is not there any more.</source>
        <translation>Cet envoi n’existe plus.</translation>
    </message>
    <message>
        <source>Something has changed since these numbers were counted, so nothing was sent. Look again.</source>
        <translation>Quelque chose a changé depuis le décompte de ces nombres&#xa0;: rien n’a été envoyé. Vérifiez-les de nouveau.</translation>
    </message>
    <message>
        <source>There is no message yet: write its subject and its text first.</source>
        <translation>Il n’y a pas encore de message&#xa0;: écrivez d’abord son objet et son texte.</translation>
    </message>
    <message>
        <source>Your own address ‘{address}’ is unsubscribed, and nothing is sent to such an address.</source>
        <translation>Votre propre adresse «&#xa0;{address}&#xa0;» est désabonnée, et rien n’est envoyé à une telle adresse.</translation>
    </message>
    <message>
        <source>The date and time are in the past.</source>
        <translation>La date et l’heure sont déjà passées. Choisissez un moment à venir.</translation>
    </message>
    <message>
        <source>This mailing has gone on meanwhile, so this cannot be done any more.</source>
        <translation>Cet envoi a avancé entre-temps&#xa0;: cette action n’est plus possible.</translation>
    </message>
    <message>
        <source>‘{address}’ is not a complete e-mail address.</source>
        <translation>«&#xa0;{address}&#xa0;» n’est pas une adresse e-mail complète.</translation>
    </message>
    <message>
        <source>This is too long: {limit} characters are the most.</source>
        <translation>C’est trop long&#xa0;: {limit} caractères au maximum.</translation>
    </message>
    <message>
        <source>‘{host}’ is not the name of a server. One looks like smtp.example.com; the port has its own field.</source>
        <translation>«&#xa0;{host}&#xa0;» n’est pas un nom de serveur. Un tel nom ressemble à smtp.exemple.fr&#x202f;; le port a son propre champ.</translation>
    </message>
    <message>
        <source>‘{address}’ cannot be used. It must be a web address that begins with https://, without spaces, accents or #.</source>
        <translation>«&#xa0;{address}&#xa0;» ne convient pas. Il faut une adresse web qui commence par https://, sans espace, accent ni #.</translation>
    </message>
    <message>
        <source>Mail to ‘{host}’ must be encrypted. Without encryption Relance talks to a server on this computer only, such as localhost.</source>
        <translation>Les messages pour «&#xa0;{host}&#xa0;» doivent être chiffrés. Sans chiffrement, Relance ne parle qu’à un serveur installé sur cet ordinateur, comme localhost.</translation>
    </message>
    <message>
        <source>This HTML is too long or too entangled for a mail. Its limits are {characters} characters and {tags} tags.</source>
        <translation>Ce HTML est trop long ou trop enchevêtré pour un e-mail. La limite est de {characters} caractères et de {tags} balises.</translation>
    </message>
    <message>
        <source>No link can lead to ‘{address}’: there is a field in it. The one that is an address is {{{{survey_link}}}}, with nothing around it.</source>
        <translation>Aucun lien ne peut mener à «&#xa0;{address}&#xa0;»&#xa0;: cette adresse contient un champ. Le seul champ qui soit une adresse est {{{{survey_link}}}}, sans rien autour.</translation>
    </message>
    <message>
        <source>The key store of this system did not give the password: it is locked, or Relance was not let in. Unlock it and try again, or enter the password anew.</source>
        <translation>Le trousseau de ce système n’a pas donné le mot de passe&#xa0;: il est verrouillé, ou Relance n’y a pas eu accès. Déverrouillez-le et réessayez, ou saisissez de nouveau le mot de passe.</translation>
    </message>
    <message>
        <source>The key store of this system did not take the password: it is locked, or Relance was not let in. Relance keeps it in memory until it closes.</source>
        <translation>Le trousseau de ce système n’a pas accepté le mot de passe&#xa0;: il est verrouillé, ou Relance n’y a pas eu accès. Relance garde le mot de passe en mémoire jusqu’à sa fermeture.</translation>
    </message>
    <message>
        <source>The key store of this system did not delete the password: it is locked, or Relance was not let in. Unlock it and try again.</source>
        <translation>Le trousseau de ce système n’a pas supprimé le mot de passe&#xa0;: il est verrouillé, ou Relance n’y a pas eu accès. Déverrouillez-le et réessayez.</translation>
    </message>
    <message>
        <source>The sample data could not be written: {reason}.</source>
        <translation>Les données d’exemple n’ont pas pu être écrites&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Nothing is known of ‘{address}’.</source>
        <translation>On ne sait rien de «&#xa0;{address}&#xa0;».</translation>
    </message>
    <message>
        <source>This address has been erased already.</source>
        <translation>Cette adresse a déjà été effacée.</translation>
    </message>
    <message>
        <source>The backup ‘{name}’ is not there any more.</source>
        <translation>La sauvegarde «&#xa0;{name}&#xa0;» n’existe plus.</translation>
    </message>
    <message>
        <source>The backup ‘{name}’ is damaged. Nothing was changed: choose another one.</source>
        <translation>La sauvegarde «&#xa0;{name}&#xa0;» est endommagée. Rien n’a été modifié&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>‘{name}’ is a backup of another database, so nothing was restored. To work with what is in it, open it as a database.</source>
        <translation>«&#xa0;{name}&#xa0;» est la sauvegarde d’une autre base de données&#xa0;: rien n’a été restauré. Pour travailler avec ce qu’elle contient, ouvrez-la comme base de données.</translation>
    </message>
    <message>
        <source>A mailing is being sent. Pause it first, or wait until it is finished; then restore.</source>
        <translation>Un envoi est en cours. Suspendez-le d’abord, ou attendez qu’il soit terminé&#x202f;; puis restaurez.</translation>
    </message>
    <message>
        <source>‘{name}’ is open on the computer ‘{computer}’. Close it there first: two programs that write to one database would damage it.</source>
        <translation>«&#xa0;{name}&#xa0;» est ouvert sur l’ordinateur «&#xa0;{computer}&#xa0;». Fermez-le d’abord là-bas&#xa0;: deux programmes qui écrivent dans la même base de données l’endommageraient.</translation>
    </message>
    <message>
        <source>‘{name}’ is open in another window of Relance that does not answer. Wait until it does, or end it, and start again.</source>
        <translation>«&#xa0;{name}&#xa0;» est ouvert dans une autre fenêtre de Relance qui ne répond pas. Attendez qu’elle réponde, ou mettez-y fin, puis recommencez.</translation>
    </message>
    <message>
        <source>‘{name}’ cannot be opened: its lock file would be named ‘{lock}’, and there is something else of that name in the folder. Move that away, and start again.</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être ouvert&#xa0;: son fichier de verrouillage s’appellerait «&#xa0;{lock}&#xa0;», et le dossier contient déjà autre chose de ce nom. Déplacez cet élément, puis recommencez.</translation>
    </message>
    <message>
        <source>‘{name}’ is open in another window of Relance, which is now in front.</source>
        <translation>«&#xa0;{name}&#xa0;» est ouvert dans une autre fenêtre de Relance, qui est maintenant devant.</translation>
    </message>
    <message>
        <source>There is no list on this page. Open one first, such as Customers or History.</source>
        <translation>Il n’y a pas de liste sur cette page. Ouvrez-en d’abord une, comme Clients ou Historique.</translation>
    </message>
    <message>
        <source>This list is empty: there is nothing to print or to export.</source>
        <translation>Cette liste est vide&#xa0;: il n’y a rien à imprimer ni à exporter.</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Rename the batch</source>
        <translation>Renommer le lot</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Renaming the batch</source>
        <translation>Changement du nom du lot</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Restore the backup of {when}?</source>
        <translation>Restaurer la sauvegarde du {when}&#x202f;?</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Restaurer cette sauvegarde</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Ce qui revient</translation>
    </message>
    <message>
        <source>as they were when the backup was made</source>
        <translation>dans l’état où la sauvegarde les a trouvés</translation>
    </message>
    <message>
        <source>Is kept</source>
        <translation>Ce qui reste</translation>
    </message>
    <message>
        <source>of what was done since, with the whole operations log: nobody is mailed by mistake</source>
        <translation>de ce qui s’est fait depuis, avec tout le journal des opérations&#xa0;: personne ne reçoit de message par erreur</translation>
    </message>
    <message>
        <source>Is given up</source>
        <translation>Ce qui est perdu</translation>
    </message>
    <message>
        <source>that came in since</source>
        <translation>de ce qui est arrivé depuis</translation>
    </message>
    <message>
        <source>The database as it is now is backed up first, so that this can be taken back.</source>
        <translation>La base de données est d’abord sauvegardée telle qu’elle est maintenant, pour que vous puissiez y revenir.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Décompte…</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>Lecture de la sauvegarde</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
</context>
<context>
    <name>ResubscribeDialog</name>
    <message>
        <source>Resubscribe</source>
        <translation>Réabonner</translation>
    </message>
    <message>
        <source>Has the person at ‘{address}’ agreed to be mailed again? The evidence is kept.</source>
        <translation>La personne à l’adresse «&#xa0;{address}&#xa0;» a-t-elle accepté de recevoir de nouveau des messages&#x202f;? La preuve est conservée.</translation>
    </message>
    <message>
        <source>A letter, a form, a mail: how to find it again</source>
        <translation>Lettre, formulaire, e-mail&#xa0;: où le retrouver</translation>
    </message>
    <message>
        <source>Date of the consent</source>
        <translation>Date du consentement</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Resubscribing</source>
        <translation>Réabonnement</translation>
    </message>
</context>
<context>
    <name>RowColumns</name>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>{reason}: ‘{cell}’</source>
        <comment>why a row is invalid</comment>
        <translation>{reason}&#xa0;: «&#xa0;{cell}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>SaveTemplateDialog</name>
    <message>
        <source>Save as template</source>
        <translation>Enregistrer comme modèle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>The template of this name is replaced.</source>
        <translation>Le modèle de ce nom sera remplacé.</translation>
    </message>
    <message>
        <source>Other batches can begin from it.</source>
        <translation>D’autres lots pourront partir de ce modèle.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Saving the template</source>
        <translation>Enregistrement du modèle</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
<context>
    <name>ScheduleDialog</name>
    <message>
        <source>Another time for ‘{batch}’</source>
        <translation>Autre date pour «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>Relance must be open then. If it is not, it asks when it is next opened.</source>
        <translation>Relance doit alors être ouvert. Sinon, il vous demandera que faire à sa prochaine ouverture.</translation>
    </message>
    <message>
        <source>Begins on</source>
        <translation>Commence le</translation>
    </message>
    <message>
        <source>Schedule for {moment}</source>
        <translation>Programmer pour le {moment}</translation>
    </message>
    <message>
        <source>Scheduling</source>
        <translation>Programmation de l’envoi</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Send reminders</source>
        <translation>Envoyer les rappels</translation>
    </message>
    <message>
        <source>Send invitations</source>
        <translation>Envoyer les invitations</translation>
    </message>
    <message>
        <source>Why this matters</source>
        <translation>Pourquoi c’est important</translation>
    </message>
    <message>
        <source>Why many messages to Gmail matter</source>
        <translation>Pourquoi un grand nombre de messages vers Gmail est important</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>At a date and time</source>
        <translation>À une date et une heure</translation>
    </message>
    <message>
        <source>Date and time to begin at</source>
        <translation>Date et heure du début de l’envoi</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln reminder(s) of ‘{batch}’?</source>
        <translation>
            <numerusform>Envoyer %Ln rappel de «&#xa0;{batch}&#xa0;»&#x202f;?</numerusform>
            <numerusform>Envoyer %Ln rappels de «&#xa0;{batch}&#xa0;»&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s) of ‘{batch}’?</source>
        <translation>
            <numerusform>Envoyer %Ln invitation de «&#xa0;{batch}&#xa0;»&#x202f;?</numerusform>
            <numerusform>Envoyer %Ln invitations de «&#xa0;{batch}&#xa0;»&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) of ‘{batch}’, one message each</source>
        <translation>
            <numerusform>%Ln destinataire de «&#xa0;{batch}&#xa0;», un seul message</numerusform>
            <numerusform>%Ln destinataires de «&#xa0;{batch}&#xa0;», un message chacun</numerusform>
        </translation>
    </message>
    <message>
        <source>{duration} or more, at the pace of the settings</source>
        <translation>{duration} au moins, à la cadence des réglages</translation>
    </message>
    <message>
        <source>As long as the server needs</source>
        <translation>Le temps qu’il faudra au serveur</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have an address at Gmail.</source>
        <comment>recipients</comment>
        <translation>
            <numerusform>%Ln d’entre eux a une adresse Gmail.</numerusform>
            <numerusform>%Ln d’entre eux ont une adresse Gmail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more were mailed there in the last 24 hours.</source>
        <translation>
            <numerusform>S’y ajoute %Ln message envoyé vers Gmail au cours des dernières 24 heures.</numerusform>
            <numerusform>S’y ajoutent %Ln messages envoyés vers Gmail au cours des dernières 24 heures.</numerusform>
        </translation>
    </message>
    <message>
        <source>From about {limit} a day on, Gmail expects a sender to meet rules for bulk mail.</source>
        <translation>À partir d’environ {limit} par jour, Gmail attend d’un expéditeur qu’il respecte les règles des envois en masse.</translation>
    </message>
    <message>
        <source>Schedule for {moment}</source>
        <translation>Programmer pour le {moment}</translation>
    </message>
    <message>
        <source>Who gets it is decided at that moment: whoever unsubscribes or answers before is left out. The message stays as it is now. Relance must be open then; if it is not, it asks when it is next opened.</source>
        <translation>Les destinataires seront déterminés à ce moment-là&#xa0;: qui se désabonne ou répond avant ne reçoit rien. Le message reste tel qu’il est maintenant. Relance doit alors être ouvert&#x202f;; sinon, il vous demandera que faire à sa prochaine ouverture.</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln reminder(s)</source>
        <translation>
            <numerusform>Envoyer %Ln rappel</numerusform>
            <numerusform>Envoyer %Ln rappels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln invitation(s)</source>
        <translation>
            <numerusform>Envoyer %Ln invitation</numerusform>
            <numerusform>Envoyer %Ln invitations</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody who has unsubscribed is among them, and whoever unsubscribes before their message leaves is left out. You can pause at any time.</source>
        <translation>Aucun désabonné n’est parmi eux, et qui se désabonne avant le départ de son message ne le reçoit pas. Vous pouvez suspendre l’envoi à tout moment.</translation>
    </message>
    <message>
        <source>Preparing the messages</source>
        <translation>Préparation des messages</translation>
    </message>
</context>
<context>
    <name>SendingPage</name>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Bulk unsubscribe…</source>
        <translation>Désabonnement groupé…</translation>
    </message>
    <message>
        <source>Mailings</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>To the batches</source>
        <translation>Aller aux lots</translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation>Rien n’a encore été envoyé</translation>
    </message>
    <message>
        <source>Invitations and reminders are sent from a batch. Here you see how far they are,
and afterwards who got what.</source>
        <translation>Les invitations et les rappels s’envoient depuis un lot. Vous voyez ici où ils en sont,
et ensuite qui a reçu quoi.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Temps restant</translation>
    </message>
</context>
<context>
    <name>SendingWording</name>
    <message>
        <source>You paused it.</source>
        <translation>Vous avez suspendu l’envoi.</translation>
    </message>
    <message>
        <source>Relance was closed.</source>
        <translation>Relance a été fermé.</translation>
    </message>
    <message>
        <source>Relance ended without being closed.</source>
        <translation>Relance s’est arrêté sans être fermé.</translation>
    </message>
    <message>
        <source>A backup was restored. Look at the customers and the batch as they are now before you resume.</source>
        <translation>Une sauvegarde a été restaurée. Vérifiez les clients et le lot tels qu’ils sont maintenant avant de reprendre.</translation>
    </message>
    <message>
        <source>Relance failed at something unexpected. Start it again before you resume.</source>
        <translation>Une erreur inattendue s’est produite dans Relance. Redémarrez-le avant de reprendre.</translation>
    </message>
    <message>
        <source>The server refused several messages in a row for reasons that are not the recipients’. Read what it said, and ask your mail provider before you resume.</source>
        <translation>Le serveur a refusé plusieurs messages de suite pour des raisons qui ne tiennent pas aux destinataires. Lisez sa réponse, et consultez votre fournisseur de messagerie avant de reprendre.</translation>
    </message>
    <message>
        <source>The server does not let you send from this sender’s address. Enter the address of the mail account as the sender’s, or have your provider allow the other one.</source>
        <translation>Le serveur ne vous laisse pas envoyer depuis cette adresse d’expéditeur. Donnez comme expéditeur l’adresse du compte de messagerie, ou faites autoriser l’autre par votre fournisseur.</translation>
    </message>
    <message>
        <source>The server is not available for the moment.</source>
        <translation>Le serveur n’est pas disponible pour le moment.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>La connexion au serveur a été perdue.</translation>
    </message>
    <message>
        <source>The server takes no mail for the moment.</source>
        <translation>Le serveur n’accepte pas de message pour le moment.</translation>
    </message>
    <message>
        <source>The mail server was not found. Check its name in the settings, and whether this computer is connected to the internet.</source>
        <translation>Le serveur de messagerie est introuvable. Vérifiez son nom dans les réglages, et si cet ordinateur est connecté à internet.</translation>
    </message>
    <message>
        <source>The mail server was not reached. Check whether this computer is connected to the internet, and the port in the settings.</source>
        <translation>Le serveur de messagerie est injoignable. Vérifiez si cet ordinateur est connecté à internet, et le port dans les réglages.</translation>
    </message>
    <message>
        <source>The mail server does not answer.</source>
        <translation>Le serveur de messagerie ne répond pas.</translation>
    </message>
    <message>
        <source>The server cannot prove that it is the one in the settings, so nothing was sent through it, the password neither. Check the server’s name in the settings.</source>
        <translation>Le serveur ne peut pas prouver qu’il est celui des réglages&#xa0;: rien ne lui a été envoyé, pas même le mot de passe. Vérifiez le nom du serveur dans les réglages.</translation>
    </message>
    <message>
        <source>The server offers no encryption at this port, so nothing was sent through it. Choose TLS from the start in the settings.</source>
        <translation>Le serveur ne propose pas de chiffrement à ce port&#xa0;: rien ne lui a été envoyé. Choisissez TLS dès la connexion dans les réglages.</translation>
    </message>
    <message>
        <source>The server offers no login that Relance knows. Check port and encryption in the settings.</source>
        <translation>Le serveur ne propose aucune identification que Relance connaisse. Vérifiez le port et le chiffrement dans les réglages.</translation>
    </message>
    <message>
        <source>The server refuses this user name with this password. Check both in the settings.</source>
        <translation>Le serveur refuse ce nom d’utilisateur avec ce mot de passe. Vérifiez les deux dans les réglages.</translation>
    </message>
    <message>
        <source>What answers there is no mail server, or speaks another encryption. Check port and encryption in the settings.</source>
        <translation>Ce qui répond n’est pas un serveur de messagerie, ou utilise un autre chiffrement. Vérifiez le port et le chiffrement dans les réglages.</translation>
    </message>
    <message>
        <source>The mail would have left this computer unencrypted, so nothing was sent. Choose TLS from the start or STARTTLS in the settings.</source>
        <translation>Les messages auraient quitté cet ordinateur sans être chiffrés&#xa0;: rien n’a été envoyé. Choisissez TLS dès la connexion ou STARTTLS dans les réglages.</translation>
    </message>
    <message>
        <source>The password of the mail account is not known.</source>
        <translation>Le mot de passe du compte de messagerie n’est pas connu.</translation>
    </message>
    <message>
        <source>The key store of this system did not give the password of the mail account.</source>
        <translation>Le trousseau de ce système n’a pas donné le mot de passe du compte de messagerie.</translation>
    </message>
    <message>
        <source>The settings name no mail server any more.</source>
        <translation>Les réglages n’indiquent plus de serveur de messagerie.</translation>
    </message>
    <message>
        <source>The settings name no sender any more.</source>
        <translation>Les réglages n’indiquent plus d’expéditeur.</translation>
    </message>
    <message>
        <source>The server gave an answer that Relance does not understand.</source>
        <translation>Le serveur a donné une réponse que Relance ne comprend pas.</translation>
    </message>
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
            <numerusform>envoyé</numerusform>
            <numerusform>envoyés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refused</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>refusé</numerusform>
            <numerusform>refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>given up</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>abandonné</numerusform>
            <numerusform>abandonnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unsubscribed, left out</source>
        <comment>below the number of people</comment>
        <translation>
            <numerusform>désabonné, écarté</numerusform>
            <numerusform>désabonnés, écartés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>perhaps sent</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>peut-être envoyé</numerusform>
            <numerusform>peut-être envoyés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cancelled</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>annulé</numerusform>
            <numerusform>annulés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting</source>
        <comment>below the number of messages</comment>
        <translation>
            <numerusform>en attente</numerusform>
            <numerusform>en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%Ln&#xa0;s</numerusform>
            <numerusform>%Ln&#xa0;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%Ln&#xa0;min</numerusform>
            <numerusform>%Ln&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%Ln&#xa0;h</numerusform>
            <numerusform>%Ln&#xa0;h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;jour</numerusform>
            <numerusform>%Ln&#xa0;jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sent.</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%Ln envoyé.</numerusform>
            <numerusform>%Ln envoyés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) to unsubscribed addresses</source>
        <translation>
            <numerusform>%Ln message à des adresses désabonnées</numerusform>
            <numerusform>%Ln messages à des adresses désabonnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) unsubscribed while it ran and were left out</source>
        <translation>
            <numerusform>%Ln personne s’est désabonnée entre-temps et n’a rien reçu</numerusform>
            <numerusform>%Ln personnes se sont désabonnées entre-temps et n’ont rien reçu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are waiting.</source>
        <translation>
            <numerusform>%Ln message est en attente.</numerusform>
            <numerusform>%Ln messages sont en attente.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) may have been sent, or may not.</source>
        <translation>
            <numerusform>%Ln message a peut-être été envoyé, ou peut-être pas.</numerusform>
            <numerusform>%Ln messages ont peut-être été envoyés, ou peut-être pas.</numerusform>
        </translation>
    </message>
    <message>
        <source>To receive no more of our surveys, answer this message with the word UNSUBSCRIBE.</source>
        <translation>Pour ne plus recevoir nos enquêtes, répondez à ce message avec le mot DÉSABONNER.</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Invitations</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>Test message</source>
        <translation>Message de test</translation>
    </message>
    <message>
        <source>a deleted batch</source>
        <translation>un lot supprimé</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <comment>a mailing</comment>
        <translation>Programmé</translation>
    </message>
    <message>
        <source>Missed its time</source>
        <comment>a mailing</comment>
        <translation>Manqué</translation>
    </message>
    <message>
        <source>Being sent</source>
        <comment>a mailing</comment>
        <translation>En cours d’envoi</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>a mailing</comment>
        <translation>Suspendu</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a mailing</comment>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Finished</source>
        <comment>a mailing</comment>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Begins {when}, if Relance is open then. Who gets it is decided at that moment; the message stays as it was when you scheduled it.</source>
        <translation>Commence {when}, si Relance est alors ouvert. Les destinataires seront déterminés à ce moment-là&#x202f;; le message reste tel qu’il était quand vous avez programmé l’envoi.</translation>
    </message>
    <message>
        <source>It was to begin {when}, and could not: the backup before it failed, or something else was being written for too long. Nothing was sent: begin it now, give it another time, or remove it.</source>
        <translation>L’envoi devait commencer {when}, mais n’a pas pu&#xa0;: la sauvegarde préalable a échoué, ou une autre écriture a duré trop longtemps. Rien n’a été envoyé&#xa0;: commencez-le maintenant, donnez-lui une autre date ou retirez-le.</translation>
    </message>
    <message>
        <source>It was to begin {when}, but a backup was restored. Look at the batch as it is now, then begin it, give it another time, or remove it.</source>
        <translation>L’envoi devait commencer {when}, mais une sauvegarde a été restaurée. Vérifiez le lot tel qu’il est maintenant, puis commencez l’envoi, donnez-lui une autre date ou retirez-le.</translation>
    </message>
    <message>
        <source>It was to begin {when}, and Relance was not running. Nothing was sent: begin it now, give it another time, or remove it.</source>
        <translation>L’envoi devait commencer {when}, mais Relance n’était pas ouvert. Rien n’a été envoyé&#xa0;: commencez-le maintenant, donnez-lui une autre date ou retirez-le.</translation>
    </message>
    <message>
        <source>The batch was deleted before it began. Nothing was sent.</source>
        <translation>Le lot a été supprimé avant le début de l’envoi. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>You cancelled it.</source>
        <translation>Vous avez annulé l’envoi.</translation>
    </message>
    <message>
        <source>Finished {when}.</source>
        <translation>Terminé {when}.</translation>
    </message>
    <message>
        <source>The server did not take the messages that are waiting. They are tried again {when}.</source>
        <translation>Le serveur n’a pas accepté les messages en attente. Ils seront réessayés {when}.</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Début de l’envoi…</translation>
    </message>
    <message>
        <source>Being sent. Whoever unsubscribes before their message leaves is left out.</source>
        <translation>En cours d’envoi. Qui se désabonne avant le départ de son message ne le reçoit pas.</translation>
    </message>
    <message>
        <source>The server said: “{reply}”</source>
        <translation>Réponse du serveur&#xa0;: «&#xa0;{reply}&#xa0;»</translation>
    </message>
    <message>
        <source>It goes on by itself {when}.</source>
        <translation>L’envoi reprendra de lui-même {when}.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <comment>messages of a mailing</comment>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>tries again {when}</source>
        <translation>nouvel essai {when}</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>encore {duration}</translation>
    </message>
    <message>
        <source>begins {when}</source>
        <translation>{when}</translation>
    </message>
    <message>
        <source>goes on {when}</source>
        <translation>reprend {when}</translation>
    </message>
    <message>
        <source>‘{batch}’ is paused</source>
        <translation>L’envoi de «&#xa0;{batch}&#xa0;» est suspendu</translation>
    </message>
    <message>
        <source>‘{batch}’ has missed its time</source>
        <translation>L’envoi de «&#xa0;{batch}&#xa0;» a été manqué</translation>
    </message>
    <message>
        <source>Sending ‘{batch}’: {progress}</source>
        <translation>Envoi de «&#xa0;{batch}&#xa0;»&#xa0;: {progress}</translation>
    </message>
    <message>
        <source>{violations} ({left_out}).</source>
        <translation>{violations} ({left_out}).</translation>
    </message>
    <message>
        <source>{violations}.</source>
        <translation>{violations}.</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>aujourd’hui à {time}</translation>
    </message>
    <message>
        <source>on {day} at {time}</source>
        <translation>le {day} à {time}</translation>
    </message>
</context>
<context>
    <name>SettingFields</name>
    <message>
        <source>Saving the settings</source>
        <translation>Enregistrement des réglages</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Written beside everything you do, as evidence. Empty: your name on this computer.</source>
        <translation>Conservé comme preuve avec chacune de vos actions. Vide&#xa0;: votre nom sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Your e-mail address</source>
        <translation>Votre adresse e-mail</translation>
    </message>
    <message>
        <source>Where tests of a message go. Empty: the sender’s address.</source>
        <translation>Où arrivent les tests d’un message. Vide&#xa0;: l’adresse de l’expéditeur.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Whom customers see as the sender: your company, or you.</source>
        <translation>Celui que les clients voient comme expéditeur&#xa0;: votre entreprise, ou vous.</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse e-mail</translation>
    </message>
    <message>
        <source>What mail is sent from; your mail provider must allow it.</source>
        <translation>Celle d’où partent les messages&#x202f;; votre fournisseur de messagerie doit l’autoriser.</translation>
    </message>
    <message>
        <source>Replies to</source>
        <translation>Réponses à</translation>
    </message>
    <message>
        <source>Where answers go, and requests to be unsubscribed: somebody must read it. Empty: the address above.</source>
        <translation>Où arrivent les réponses et les demandes de désabonnement&#xa0;: quelqu’un doit lire cette adresse. Vide&#xa0;: l’adresse ci-dessus.</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Adresse postale</translation>
    </message>
    <message>
        <source>What {{postal_address}} becomes in a message. Many countries require it.</source>
        <translation>Ce que devient {{postal_address}} dans un message. Beaucoup de pays l’exigent.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Your mail provider’s server for outgoing mail, such as smtp.example.com.</source>
        <translation>Le serveur d’envoi de votre fournisseur de messagerie, par exemple smtp.exemple.fr.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>TLS from the start</source>
        <translation>TLS dès la connexion</translation>
    </message>
    <message>
        <source>STARTTLS, required</source>
        <translation>STARTTLS, exigé</translation>
    </message>
    <message>
        <source>None, on this computer only</source>
        <translation>Aucun, sur cet ordinateur seulement</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Usually 465 with TLS from the start, 587 with STARTTLS.</source>
        <translation>Le plus souvent 465 avec TLS dès la connexion, 587 avec STARTTLS.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>Often the whole e-mail address. Empty: the server asks for no login.</source>
        <translation>Souvent l’adresse e-mail entière. Vide&#xa0;: le serveur ne demande pas d’identification.</translation>
    </message>
    <message>
        <source>One-click address</source>
        <translation>Adresse de désabonnement en un clic</translation>
    </message>
    <message>
        <source>Only if you run a web service that unsubscribes: its https:// address, to which each message’s reference is added. Empty: requests come by mail.</source>
        <translation>Seulement si vous avez un service web qui désabonne&#xa0;: son adresse en https://, à laquelle s’ajoute la référence de chaque message. Vide&#xa0;: les demandes arrivent par e-mail.</translation>
    </message>
    <message>
        <source>Messages a second</source>
        <translation>Messages par seconde</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Messages an hour</source>
        <translation>Messages par heure</translation>
    </message>
    <message>
        <source>Messages a day</source>
        <translation>Messages par jour</translation>
    </message>
    <message>
        <source>Your mail provider has limits too, above which it refuses mail. What is above yours waits.</source>
        <translation>Votre fournisseur de messagerie a aussi ses limites, au-delà desquelles il refuse les messages. Ce qui dépasse les vôtres attend.</translation>
    </message>
    <message>
        <source>Days between two contacts</source>
        <translation>Jours entre deux contacts</translation>
    </message>
    <message>
        <source>A customer contacted more recently than this gets no reminder.</source>
        <translation>Un client contacté plus récemment ne reçoit pas de rappel.</translation>
    </message>
    <message>
        <source>Reminders for each batch</source>
        <translation>Rappels par lot</translation>
    </message>
    <message>
        <source>A customer who had this many reminders for a batch gets no more of them.</source>
        <translation>Un client qui a reçu autant de rappels pour un lot n’en reçoit plus.</translation>
    </message>
    <message>
        <source>How to unsubscribe</source>
        <translation>Comment se désabonner</translation>
    </message>
    <message>
        <source>What {{unsubscribe}} becomes in a message. Empty: a sentence in your language.</source>
        <translation>Ce que devient {{unsubscribe}} dans un message. Vide&#xa0;: une phrase dans votre langue.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>What you change here is kept at once.</source>
        <translation>Ce que vous modifiez ici est enregistré aussitôt.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Expéditeur</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Cadence d’envoi</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Prend effet au prochain démarrage.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Open the folder of the database</source>
        <translation>Ouvrir le dossier de la base de données</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>L’utiliser maintenant</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Relance will speak this language from its next start on.</source>
        <translation>Relance parlera cette langue à partir du prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>StartRefusal</name>
    <message>
        <source>‘{name}’ cannot be opened</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>Open another database…</source>
        <translation>Ouvrir une autre base de données…</translation>
    </message>
    <message>
        <source>Open it all the same</source>
        <translation>L’ouvrir quand même</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>StorageNotice</name>
    <message>
        <source>The database is in a folder that {service} synchronises. Two computers could write to it at once and damage it: keep it on this computer’s own disk.</source>
        <translation>La base de données est dans un dossier synchronisé par {service}. Deux ordinateurs pourraient y écrire à la fois et l’endommager&#xa0;: gardez-la sur le disque de cet ordinateur.</translation>
    </message>
    <message>
        <source>The database is on a network drive ({service}). A connection that breaks could damage it: keep it on this computer’s own disk.</source>
        <translation>La base de données est sur un lecteur réseau ({service}). Une coupure de la connexion pourrait l’endommager&#xa0;: gardez-la sur le disque de cet ordinateur.</translation>
    </message>
    <message>
        <source>Why, and what to do</source>
        <translation>Pourquoi, et que faire</translation>
    </message>
</context>
<context>
    <name>SurveyDialog</name>
    <message>
        <source>Survey address</source>
        <translation>Adresse de l’enquête</translation>
    </message>
    <message>
        <source>Every recipient gets a link of their own to this page. If the address names no field, a token that stands for the recipient is added to it as ?t=…; if it names fields, such as {{token}}, {{email}} or a column of the batch, exactly those are filled in.</source>
        <translation>Chaque destinataire reçoit son propre lien vers cette page. Si l’adresse ne contient aucun champ, un jeton qui représente le destinataire y est ajouté sous la forme ?t=…&#x202f;; si elle contient des champs, comme {{token}}, {{email}} ou une colonne du lot, seuls ceux-ci sont remplis.</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Insérer un champ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>Without an address, messages of this batch can have no survey link.</source>
        <translation>Sans adresse, les messages de ce lot ne peuvent pas contenir de lien vers l’enquête.</translation>
    </message>
    <message>
        <source>Saving the survey address</source>
        <translation>Enregistrement de l’adresse de l’enquête</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copie</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>C&amp;olonnes</translation>
    </message>
    <message>
        <source>Copy ‘{text}’</source>
        <translation>Copier «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Trier par</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Croissant</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Décroissant</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimer…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Enregistrer en P&amp;DF…</translation>
    </message>
    <message>
        <source>&amp;Export the list…</source>
        <translation>&amp;Exporter la liste…</translation>
    </message>
</context>
<context>
    <name>TaskProgress</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>{doing} {percent}%</source>
        <comment>what is being done, and how much of it is</comment>
        <translation>{doing} {percent}&#x202f;%</translation>
    </message>
</context>
<context>
    <name>TemplateButton</name>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Begin from another message, or keep this one under a name</source>
        <translation>Partir d’un autre message, ou conserver celui-ci sous un nom</translation>
    </message>
    <message>
        <source>Save as template…</source>
        <translation>Enregistrer comme modèle…</translation>
    </message>
    <message>
        <source>Manage templates…</source>
        <translation>Gérer les modèles…</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Friendly, in English</source>
        <translation>Cordial, en anglais</translation>
    </message>
    <message>
        <source>Friendly, in French</source>
        <translation>Cordial, en français</translation>
    </message>
    <message>
        <source>Formal, in English</source>
        <translation>Soutenu, en anglais</translation>
    </message>
    <message>
        <source>Formal, in French</source>
        <translation>Soutenu, en français</translation>
    </message>
</context>
<context>
    <name>TemplatesDialog</name>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>There are no templates of your own. ‘Save as template…’ in the menu of Templates keeps the message that you have written.</source>
        <translation>Vous n’avez pas encore de modèle. «&#xa0;Enregistrer comme modèle…&#xa0;», dans le menu Modèles, conserve le message que vous avez écrit.</translation>
    </message>
    <message>
        <source>Renaming the template</source>
        <translation>Changement du nom du modèle</translation>
    </message>
    <message>
        <source>Deleting the template</source>
        <translation>Suppression du modèle</translation>
    </message>
    <message>
        <source>‘{name}’ was deleted.</source>
        <translation>«&#xa0;{name}&#xa0;» a été supprimé.</translation>
    </message>
    <message>
        <source>Saving the template</source>
        <translation>Enregistrement du modèle</translation>
    </message>
</context>
<context>
    <name>TypedNumberDialog</name>
    <message>
        <source>If that is meant, type the number of customers, {number}:</source>
        <translation>Si c’est bien ce que vous voulez, tapez le nombre de clients, {number}&#xa0;:</translation>
    </message>
</context>
<context>
    <name>UncertainCard</name>
    <message>
        <source>Show them</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Show the messages that may have been sent</source>
        <translation>Afficher les messages peut-être envoyés</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Envoyer à nouveau…</translation>
    </message>
    <message>
        <source>Take as sent</source>
        <translation>Considérer comme envoyé</translation>
    </message>
    <message>
        <source>The connection broke between handing over the message and the server’s answer. Relance never sends such a message again by itself. Send it again and it may arrive twice; take it as sent and it may never have arrived.</source>
        <translation>La connexion s’est coupée entre la remise du message et la réponse du serveur. Relance ne renvoie jamais un tel message de lui-même. Si vous l’envoyez à nouveau, il risque d’arriver deux fois&#x202f;; si vous le considérez comme envoyé, il n’est peut-être jamais arrivé.</translation>
    </message>
</context>
<context>
    <name>UnsubscribedPage</name>
    <message>
        <source>Unsubscribed</source>
        <translation>Désabonnés</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Bulk unsubscribe…</source>
        <translation>Désabonnement groupé…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>Tous les motifs</translation>
    </message>
    <message>
        <source>Unsubscribed addresses</source>
        <translation>Adresses désabonnées</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No, blocked</source>
        <translation>Non, bloquée</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed address(es)</source>
        <translation>
            <numerusform>%Ln adresse désabonnée</numerusform>
            <numerusform>%Ln adresses désabonnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them no customer’s</source>
        <translation>
            <numerusform>dont %Ln hors de la liste des clients</numerusform>
            <numerusform>dont %Ln hors de la liste des clients</numerusform>
        </translation>
    </message>
    <message>
        <source>No address matches</source>
        <translation>Aucune adresse trouvée</translation>
    </message>
    <message>
        <source>No unsubscribed address contains this, or none for this reason.</source>
        <translation>Aucune adresse désabonnée ne correspond à cette recherche ou à ce motif.</translation>
    </message>
    <message>
        <source>Nobody has unsubscribed yet</source>
        <translation>Personne n’est désabonné pour l’instant</translation>
    </message>
    <message>
        <source>Addresses you unsubscribe appear here with their evidence: since when, why, by whom.
No import brings them back, and nothing is sent to them.</source>
        <translation>Les adresses que vous désabonnez apparaissent ici avec leurs preuves&#xa0;: depuis quand, pourquoi, par qui.
Aucun import ne les réabonne, et rien ne leur est envoyé.</translation>
    </message>
    <message>
        <source>unsubscribed-{day}.csv</source>
        <translation>désabonnés-{day}.csv</translation>
    </message>
    <message>
        <source>Export the unsubscribed addresses</source>
        <translation>Exporter les adresses désabonnées</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>Since (UTC)</source>
        <translation>Depuis (UTC)</translation>
    </message>
    <message>
        <source>Batch or reference</source>
        <translation>Lot ou référence</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export en cours</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) exported to ‘{file}’.</source>
        <translation>
            <numerusform>%Ln adresse exportée vers «&#xa0;{file}&#xa0;».</numerusform>
            <numerusform>%Ln adresses exportées vers «&#xa0;{file}&#xa0;».</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeeksCard</name>
    <message>
        <source>Unsubscriptions per week</source>
        <translation>Désabonnements par semaine</translation>
    </message>
    <message>
        <source>Addresses unsubscribed today, by the week in which it began.</source>
        <translation>Les adresses désabonnées à ce jour, semaine par semaine.</translation>
    </message>
    <message>
        <source>Told apart by</source>
        <translation>Distinguer par</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>Par motif</translation>
    </message>
    <message>
        <source>By screen</source>
        <translation>Par page</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message numerus="yes">
        <source>%Ln week(s)</source>
        <translation>
            <numerusform>%Ln semaine</numerusform>
            <numerusform>%Ln semaines</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has unsubscribed in these weeks.</source>
        <translation>Personne ne s’est désabonné pendant ces semaines.</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Semaine du</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscribed in this week</source>
        <translation>
            <numerusform>%Ln désabonnement cette semaine-là</numerusform>
            <numerusform>%Ln désabonnements cette semaine-là</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date in a sentence, in Qt&apos;s pattern</comment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>the first day, of another year</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>the first day, of another month</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d</source>
        <comment>the first day, of the same month</comment>
        <translation>d</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>the last day</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <comment>two days</comment>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>status of a customer</comment>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Unsubscribed</source>
        <comment>status of a customer</comment>
        <translation>Désabonné</translation>
    </message>
    <message>
        <source>asked</source>
        <comment>reason of an unsubscription</comment>
        <translation>à sa demande</translation>
    </message>
    <message>
        <source>complained</source>
        <comment>reason of an unsubscription</comment>
        <translation>plainte</translation>
    </message>
    <message>
        <source>bounced</source>
        <comment>reason of an unsubscription</comment>
        <translation>message rejeté</translation>
    </message>
    <message>
        <source>operator’s decision</source>
        <comment>reason of an unsubscription</comment>
        <translation>décision de l’opérateur</translation>
    </message>
    <message>
        <source>Customers</source>
        <comment>a screen</comment>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Customer page</source>
        <comment>a screen</comment>
        <translation>Fiche client</translation>
    </message>
    <message>
        <source>History</source>
        <comment>a screen</comment>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>a screen</comment>
        <translation>Import</translation>
    </message>
    <message>
        <source>Invitation preview</source>
        <comment>a screen</comment>
        <translation>Aperçu de l’invitation</translation>
    </message>
    <message>
        <source>Reminder preview</source>
        <comment>a screen</comment>
        <translation>Aperçu du rappel</translation>
    </message>
    <message>
        <source>Sending</source>
        <comment>a screen</comment>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Unsubscribed page</source>
        <comment>a screen</comment>
        <translation>Page Désabonnés</translation>
    </message>
    <message>
        <source>Insights</source>
        <comment>a screen</comment>
        <translation>Analyses</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>a screen</comment>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Backup of {day}, {time}</source>
        <translation>Sauvegarde du {day}, {time}</translation>
    </message>
    <message>
        <source>pasted on Customers</source>
        <translation>adresse collée depuis la page Clients</translation>
    </message>
    <message>
        <source>on the customer page</source>
        <translation>depuis la fiche client</translation>
    </message>
    <message>
        <source>pasted on History</source>
        <translation>adresse collée depuis la page Historique</translation>
    </message>
    <message>
        <source>pasted from the reminder preview of ‘{batch}’</source>
        <translation>adresse collée depuis l’aperçu du rappel de «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>pasted from the invitation preview of ‘{batch}’</source>
        <translation>adresse collée depuis l’aperçu de l’invitation de «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>pasted on Sending</source>
        <translation>adresse collée depuis la page Envoi</translation>
    </message>
    <message>
        <source>pasted on Unsubscribed</source>
        <translation>adresse collée depuis la page Désabonnés</translation>
    </message>
    <message>
        <source>pasted on Insights</source>
        <translation>adresse collée depuis la page Analyses</translation>
    </message>
    <message>
        <source>pasted on Settings</source>
        <translation>adresse collée depuis la page Réglages</translation>
    </message>
    <message>
        <source>Unsubscribed since {day} by {operator}, {origin} ({reason}): no mail will be sent to this address.</source>
        <translation>Désabonné depuis le {day} par {operator}, {origin} ({reason})&#xa0;: aucun message ne sera envoyé à cette adresse.</translation>
    </message>
    <message>
        <source>erased</source>
        <comment>in the place of an address</comment>
        <translation>adresse effacée</translation>
    </message>
    <message>
        <source>Erased on {day}, as its owner asked.</source>
        <translation>Données effacées le {day}, à la demande de la personne.</translation>
    </message>
    <message>
        <source>Unsubscribed</source>
        <comment>state of a recipient</comment>
        <translation>Désabonné</translation>
    </message>
    <message>
        <source>Answered</source>
        <comment>state of a recipient</comment>
        <translation>A répondu</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of a recipient</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <comment>state of a recipient</comment>
        <translation>Envoi incertain</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of a recipient</comment>
        <translation>Message refusé</translation>
    </message>
    <message>
        <source>Reminded</source>
        <comment>state of a recipient</comment>
        <translation>Rappel envoyé</translation>
    </message>
    <message>
        <source>Invited</source>
        <comment>state of a recipient</comment>
        <translation>Invité</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>state of a recipient</comment>
        <translation>Importé</translation>
    </message>
    <message>
        <source>Invited already</source>
        <translation>Déjà invité</translation>
    </message>
    <message>
        <source>Contacted recently</source>
        <translation>Contacté récemment</translation>
    </message>
    <message>
        <source>Had all reminders</source>
        <translation>A reçu tous ses rappels</translation>
    </message>
    <message>
        <source>Invalid address</source>
        <translation>Adresse invalide</translation>
    </message>
    <message>
        <source>Will be invited</source>
        <translation>Sera invité</translation>
    </message>
    <message>
        <source>Will be reminded</source>
        <translation>Recevra le rappel</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Known customer</source>
        <translation>Client connu</translation>
    </message>
    <message>
        <source>Unsubscribed, ignored</source>
        <translation>Désabonné, ignoré</translation>
    </message>
    <message>
        <source>Duplicate in the file</source>
        <translation>Doublon dans le fichier</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>Invalide</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Vide</translation>
    </message>
    <message>
        <source>The same customer is on line {line}</source>
        <translation>Le même client figure à la ligne {line}</translation>
    </message>
    <message>
        <source>The person asked to be erased: nothing of this row was kept</source>
        <translation>Effacement demandé&#xa0;: rien n’a été conservé</translation>
    </message>
    <message>
        <source>The address is unsubscribed: nothing of this row was kept</source>
        <translation>Adresse désabonnée&#xa0;: rien n’a été conservé</translation>
    </message>
    <message>
        <source>No address in this row</source>
        <translation>Aucune adresse dans cette ligne</translation>
    </message>
    <message>
        <source>Not an e-mail address</source>
        <translation>Pas une adresse e-mail</translation>
    </message>
    <message>
        <source>Several addresses in one cell</source>
        <translation>Plusieurs adresses dans une cellule</translation>
    </message>
    <message>
        <source>More cells than columns: is a cell with a delimiter in it not quoted?</source>
        <translation>Plus de cellules que de colonnes&#xa0;: manque-t-il des guillemets autour d’un séparateur&#x202f;?</translation>
    </message>
    <message>
        <source>No mail can be sent to this address</source>
        <translation>Aucun message ne peut être envoyé à cette adresse</translation>
    </message>
    <message>
        <source>The date of the transaction could not be read</source>
        <translation>La date de la transaction est illisible</translation>
    </message>
    <message>
        <source>Not an address. Is {address} meant?</source>
        <translation>Vouliez-vous dire {address}&#x202f;?</translation>
    </message>
    <message>
        <source>No address on this line</source>
        <translation>Aucune adresse sur cette ligne</translation>
    </message>
    <message>
        <source>An address in words: write it with @</source>
        <translation>Adresse en toutes lettres&#xa0;: écrivez-la avec @</translation>
    </message>
    <message>
        <source>A whole domain cannot be unsubscribed: paste its addresses</source>
        <translation>Domaine entier&#xa0;: collez plutôt ses adresses</translation>
    </message>
    <message>
        <source>An incomplete address</source>
        <translation>Adresse incomplète</translation>
    </message>
    <message>
        <source>Taken: {address} is in the list</source>
        <translation>Repris&#xa0;: {address} est dans la liste</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Unsubscription</source>
        <translation>Désabonnement</translation>
    </message>
    <message>
        <source>Resubscription</source>
        <translation>Réabonnement</translation>
    </message>
    <message>
        <source>Answers recorded</source>
        <translation>Saisie de réponses</translation>
    </message>
    <message>
        <source>Added to the customers</source>
        <translation>Ajouté aux clients</translation>
    </message>
    <message>
        <source>Mailed elsewhere</source>
        <translation>Envoi externe</translation>
    </message>
    <message>
        <source>Mailing</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Test message</source>
        <translation>Message de test</translation>
    </message>
    <message>
        <source>Uncertain messages decided</source>
        <translation>Envois incertains</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>Batch deleted</source>
        <translation>Lot supprimé</translation>
    </message>
    <message>
        <source>Customer deleted</source>
        <translation>Client supprimé</translation>
    </message>
    <message>
        <source>Customer erased</source>
        <translation>Client effacé</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Sauvegarde restaurée</translation>
    </message>
    <message>
        <source>Imported with ‘{batch}’</source>
        <translation>Importé avec «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>Invited elsewhere to ‘{batch}’</source>
        <translation>Invité à «&#xa0;{batch}&#xa0;» (envoi externe)</translation>
    </message>
    <message>
        <source>Reminder {rank} of ‘{batch}’ sent elsewhere</source>
        <translation>Rappel {rank} de «&#xa0;{batch}&#xa0;» (envoi externe)</translation>
    </message>
    <message>
        <source>Answered ‘{batch}’</source>
        <translation>A répondu à «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>Unsubscribed ({reason})</source>
        <translation>Désabonné ({reason})</translation>
    </message>
    <message>
        <source>Named again in an unsubscription ({reason})</source>
        <translation>De nouveau cité dans un désabonnement ({reason})</translation>
    </message>
    <message>
        <source>Resubscribed: {batch}</source>
        <comment>batch is the reference</comment>
        <translation>Réabonné&#xa0;: {batch}</translation>
    </message>
    <message>
        <source>Resubscribed, on a new consent</source>
        <translation>Réabonné, avec un nouveau consentement</translation>
    </message>
    <message>
        <source>The unsubscription was undone</source>
        <translation>Désabonnement annulé</translation>
    </message>
    <message>
        <source>The resubscription was undone</source>
        <translation>Réabonnement annulé</translation>
    </message>
    <message>
        <source>Erased, as they asked</source>
        <translation>Données effacées, à sa demande</translation>
    </message>
    <message>
        <source>a deleted batch</source>
        <translation>un lot supprimé</translation>
    </message>
    <message>
        <source>Invitation to ‘{batch}’</source>
        <translation>Invitation à «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>Reminder {rank} of ‘{batch}’</source>
        <translation>Rappel {rank} de «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>Test message of ‘{batch}’</source>
        <translation>Message de test de «&#xa0;{batch}&#xa0;»</translation>
    </message>
    <message>
        <source>{message}: {state}</source>
        <comment>of a message that was to be sent</comment>
        <translation>{message}&#xa0;: {state}</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>state of a message</comment>
        <translation>en attente</translation>
    </message>
    <message>
        <source>being sent</source>
        <comment>state of a message</comment>
        <translation>en cours d’envoi</translation>
    </message>
    <message>
        <source>to be tried again</source>
        <comment>state of a message</comment>
        <translation>à réessayer</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>state of a message</comment>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>state of a message</comment>
        <translation>refusé</translation>
    </message>
    <message>
        <source>given up after several tries</source>
        <comment>state of a message</comment>
        <translation>abandonné après plusieurs essais</translation>
    </message>
    <message>
        <source>perhaps sent</source>
        <comment>state of a message</comment>
        <translation>peut-être envoyé</translation>
    </message>
    <message>
        <source>not sent, for the address is unsubscribed</source>
        <comment>state of a message</comment>
        <translation>non envoyé, car l’adresse est désabonnée</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>state of a message</comment>
        <translation>annulé</translation>
    </message>
    <message>
        <source>Customer: unsubscribed</source>
        <translation>Client&#xa0;: désabonné</translation>
    </message>
    <message>
        <source>Not a customer: blocked for the future</source>
        <translation>Inconnue&#xa0;: bloquée pour l’avenir</translation>
    </message>
    <message>
        <source>Already unsubscribed</source>
        <translation>Déjà désabonnée</translation>
    </message>
    <message>
        <source>Duplicate: named further up</source>
        <translation>Doublon&#xa0;: déjà citée</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>Resubscribed</source>
        <translation>Réabonné</translation>
    </message>
    <message>
        <source>Answer recorded</source>
        <translation>Réponse enregistrée</translation>
    </message>
    <message>
        <source>Answer recorded before</source>
        <translation>Réponse déjà enregistrée</translation>
    </message>
    <message>
        <source>Not in this batch</source>
        <translation>Absent de ce lot</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day below a chart, in Qt&apos;s pattern</comment>
        <translation>d MMM</translation>
    </message>
</context>
</TS>
