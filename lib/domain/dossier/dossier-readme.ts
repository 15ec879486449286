/** README.txt of a dossier: what it holds, how it is verified, and what that proves and what not. */
export const dossierReadme = `AUDIT DOSSIER OF AN ARTICLE

Made by Galley, a fact-checking desk. Open index.html in a browser: it needs no network.

WHAT IS IN IT

  index.html      what was checked, by whom and against what, to read and to print
  article.html    the text with its tags
  article.json    the same for programs: text, tags, verdicts, evidence, threads,
                  requests for a reply
  journal.jsonl   every change of the article from the first on, one entry a line, up to when the dossier was made
  people.json     full names by the ids that entries and article use
  sources.json    the sources that evidence names
  sign-offs.json  who signed the article off, which words, and what each let pass
  manifest.json   size and SHA-256 of each file, and the hash of the journal's last entry
  verify.mjs      the program that verifies all of it

WHOM IT IS FOR

Queries to the author that were never sent are in it, and whom the newsroom asked for a reply, and what, which Galley keeps to those
who check. Whoever gets the dossier can read them.

HOW TO VERIFY IT

With Node 18 or newer (https://nodejs.org), without network and without anything to install:

  node verify.mjs                     in the folder of the dossier
  node verify.mjs dossier.zip         for the zip as it was downloaded
  node verify.mjs --head SHA256       if you know the hash of an entry that was published elsewhere

It prints "All ... entries and ... files match." and what it did not compare, or one sentence that names the first
thing that does not match, with file and entry.
Whoever changed the dossier could have changed verify.mjs too. Use the one of a Galley that you trust (scripts/verify-dossier.mjs).

WHAT THAT PROVES

  - No file was changed since manifest.json was written.
  - The journal has every entry, in order; none was changed, removed, put in or swapped. Each entry carries the hash of the one before it.
  - The words of the article follow, change by change, from the entries; so does all else in article.json, but for what is named below: tags
    with their places, labels, verdicts, second checks, votes, decisions and states, evidence, threads, suggestions, the log of right of reply,
    what was waived, the signatures, and how earlier ones were withdrawn.
  - article.html and index.html show what the other files hold, letter by letter, and nothing else: no other word, figure, name or sign,
    nothing that hides or adds one. This text is one that Galley writes, and there is no other file to read.
  - sign-offs.json has all signatures that stand under what the dossier shows, with what each let pass, and no other.
  - No entry changed text, tags, verdicts or evidence between what a signer had seen and the entry that opened the article again, if there
    is one.
  - Each verdict that is not called stale judged the words that stand there, or words of which the journal says that they mean the same.

WHAT IT DOES NOT PROVE

  - That the whole journal was not written anew. Compare the hash of the head with one that was published when it was new: that is
    what --head is for.
  - By whom and when the dossier was made, by which Galley, and what the desk is called: that stands in manifest.json alone.
  - Where comments and suggestions stand in the text is not told again.
  - Names and descriptions of sources are in the journal as the last signature saw them, and compared with that. Before anyone has signed,
    entries hold their ids alone. Bold words and links of the text are not compared.
  - Where a law asked for it, words of an entry were erased. Its place in the chain is left, what it said is not; verify.mjs says how many.
    The entry that tells of it keeps a hash of what is left. A head that was published before vouches for nothing of that, and is refused;
    where an older Galley kept no hash, verify.mjs names the entries for which nobody can vouch.
  - What entries of a newer Galley did whose kind verify.mjs does not know. It names them, and refuses them where they came after the head
    that was published, or after what somebody who signed had seen.
`;
