/**
 * Whose Yjs clients are whose in one document.
 *
 * Yjs believes any client number. Someone who wrote under a colleague's would make that colleague's
 * next words look known already: acknowledged, and in nobody's document. So the first person to
 * write as a client is the only one who may, for as long as the document is open here.
 */
export class Authors {
  readonly #persons = new Map<number, string>()

  mayWrite(person: string, clients: Iterable<number>): boolean {
    const all = [...clients]
    if (!all.every((client) => (this.#persons.get(client) ?? person) === person)) return false
    for (const client of all) this.#persons.set(client, person)
    return true
  }
}
