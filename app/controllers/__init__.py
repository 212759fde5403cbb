"""What a person can ask for: plain functions that return frozen dataclasses and refuse in words.

This is all that a front end needs; the windows are one, and tests/controllers/test_front_end.py is another
one, without a screen. Its contract:

Opening. `app.models.database.open_database(path)` once; `connect()` on each thread that asks, and `close()`
at its end. A thread without a connection cannot ask. One thread writes at a time; reading goes on meanwhile.

Reading. A list is two functions: `ids(…, sort, descending, limit)` gives the ids of all its rows in order,
`rows(ids)` those rows, None where one is gone. A million rows thus cost a front end what it shows of them.

Doing. What changes much is first a preview, or a plan, which says in numbers what would happen, and is then
done to exactly that: `unsubscribing.preview` and `apply`, `answers.preview` and `apply`, `plans.propose`,
`imports.examine` and `run`, `sending.prepare` and `send`. It is one transaction, on the disk when the
function returns, and it returns a receipt with the numbers of what was done. `undoing.undo` takes it back.

Progress. A function that may take long takes `progress(done, total)`, and calls it often; from there
`app.errors.Cancelled` can be raised, after which nothing has changed.

Refusals. What cannot be done raises an `app.errors.Refusal`: its class says which one, its `sentence` why,
and its `values` are what stands in the sentence's braces. Anything else that is raised is a bug.

Words. Controllers have none but those: they return codes (enumerations) and numbers, times in UTC seconds and
days as dates. The front end has the words, as `app/windows/wording.py` has for the windows.
"""
