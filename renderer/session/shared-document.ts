import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { assertNever } from '../../shared/assert-never'
import { foreignIn } from '../../shared/document/foreign'
import { contentOf } from '../../shared/document/ydoc'
import { formatDocumentName, hasWords } from '../../shared/document-name'
import { writtenIn } from '../../shared/sealing/draft-log'
import { type CloseReason, closeReasons } from '../../shared/sync'
import { type Copy, unsentIn } from './document-copy'
import { DocumentLink } from './document-link'
import type { DocumentOptions } from './document-options'
import type { DocumentState, Opened, Readable, SharedDocument } from './document-state'
import { gatherLeft } from './left-gathered'
import { cell } from './live'
import { outdatedBy } from './outdated'
import { mayRenew } from './pass'
import { readingCopy } from './reading-copy'
import { type Aside, wordsApart } from './set-aside'
import { withDrafts } from './take-up'

/** Milliseconds for which the hub may still take what was sent before it closed a text. */
const settling = 3_000
/** Milliseconds between two attempts at a hub that cannot write to its disk. */
const retrying = 5_000

/**
 * One document of the conference, for as long as the window needs it.
 *
 * Words that the hub did not take stay in the document they were typed into, and would slip in
 * with a later comparison once the right to write came back. So that document is thrown away: a
 * fresh copy is loaded, what the hub lacks is set aside, and only then do the two change places.
 */
export function openDocument(options: DocumentOptions): SharedDocument {
  const { name, socket, presence } = options
  const left = gatherLeft(name, { missing: setAside, brought: options.onBrought })
  let copy = load()
  /** What one sees while a fresh copy is on its way, and why it has to go. */
  let retired: { readonly copy: Copy; readonly why: CloseReason; readonly at: number } | null = null
  /** Something was changed here without a right to: it must not be there when the right comes. */
  let tainted = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const opened = cell<Opened>({
    doc: copy.doc,
    awareness: copy.awareness,
    state: { kind: 'connecting' },
    outdated: null,
  })

  return {
    name,
    get: opened.get,
    subscribe: opened.subscribe,
    ask: () => copy.link.ask(),
    written: () => writtenIn(copy.carried),
    writtenHere: () => Y.getState(copy.carried.store, copy.carried.clientID),
    isWhole: isLegible,
    isKeyless: () => (copy.sealed?.waiting ?? 0) > 0,
    close,
  }

  function load(): Copy {
    const doc = new Y.Doc()
    contentOf(doc)
    const carried = options.seal ? new Y.Doc() : doc
    // One window is one client, whatever it writes in.
    carried.clientID = doc.clientID
    const awareness = presence ? new Awareness(doc) : null
    awareness?.setLocalState({ user: presence })
    // Where somebody is in a draft the hub is not to know either.
    const seen = awareness && options.seal ? new Awareness(doc) : awareness
    const mine = (then: () => void) => () => {
      if (copy === made) then()
    }
    const link = new DocumentLink({
      name: formatDocumentName(name),
      doc: carried,
      awareness: seen,
      paper: options.paper,
      socket: socket.hocuspocus,
      on: {
        met: (schema) => mine(() => onMet(schema))(),
        access: (access) => mine(() => onAccess(access))(),
        arriving: (update, away) => mine(() => onArriving(update, away))(),
        arrived: mine(onCome),
        written: (update) => mine(() => onWritten(update))(),
        unsent: mine(onUnsent),
        refused: mine(() => replace('read-only')),
        trespassed: mine(onTrespass),
        term: (notice) => {
          // In the same turn: it has asked for nothing yet, and is to be told nothing.
          if (options.onTerm?.(notice) === false) socket.drop()
        },
        conditions: (all) => mine(() => options.onConditions?.(all))(),
        lost: mine(onLost),
        closed: (reason) => mine(() => onClosed(reason, true))(),
        denied: (reason) => mine(() => onClosed(reason, false))(),
      },
    })
    const sealed = options.seal?.({
      log: carried,
      draft: doc,
      ...(awareness && seen && { presence: { carried: seen, shown: awareness } }),
      arriving: (update) => mine(() => left.arriving(copy.doc, update, copy.away))(),
      needsKey: () => mine(onKeyless)(),
      changed: () => mine(onLegible)(),
    })
    if (sealed) {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        const isOwn = origin !== sealed && made.access === 'write'
        if (isOwn && copy === made) options.keeper?.wrote(update)
      })
    }
    const made: Copy = {
      doc,
      carried,
      sealed: sealed ?? null,
      came: false,
      away: false,
      awareness,
      link,
      shown: doc,
      outdated: null,
      hubSchema: options.schema,
      foreign: false,
      access: 'read',
      safe: 0,
    }
    if (hasWords(name)) doc.on('beforeObserverCalls', (change) => mine(() => look(change))())
    // Nothing is heard before the next turn, when the copy is in its place.
    link.attach()
    return made
  }

  function set(state: DocumentState): void {
    const { shown, awareness, outdated } = retired?.copy ?? copy
    opened.set({ doc: shown, awareness, outdated, state })
  }

  function state(): DocumentState {
    return opened.get().state
  }

  /** Comes before the words, so that no editor is bound to any that it might remove. */
  function onMet(schema: number): void {
    copy.hubSchema = schema
    judge()
  }

  /** Before the editor hears of a change: it must be gone by then. */
  function look(change: Y.Transaction): void {
    if (change.local || copy.foreign || foreignIn(change).next().done) return
    copy.foreign = true
    judge()
  }

  function judge(): void {
    if (!hasWords(name)) return
    const outdated = outdatedBy(options.schema, copy.hubSchema) ?? (copy.foreign ? 'content' : null)
    if (copy.outdated !== outdated) {
      const { doc, shown } = copy
      copy.outdated = outdated
      copy.shown = outdated ? (shown === doc ? readingCopy(doc) : shown) : doc
      set(state())
      if (shown !== doc && shown !== copy.shown) shown.destroy()
    }
    copy.link.forbid(outdated !== null)
  }

  function onAccess(access: Readable): void {
    const lost = copy.access === 'write' && access === 'read'
    const gained = copy.access === 'read' && access === 'write'
    copy.access = access
    const before = state()
    if (before.kind === 'open') set({ ...before, access })
    if (gained && tainted) replace('read-only')
    else if (lost && unsentIn(copy) > 0) settle(before, copy.outdated ? 'outdated' : 'read-only')
  }

  /** What was typed offline can no longer be sent; what is on its way may still be taken. */
  function settle(before: DocumentState, why: CloseReason): void {
    if (before.kind !== 'open') {
      replace(why)
      return
    }
    later(settling, () => {
      if (unsentIn(copy) > 0 && copy.access === 'read') replace(why)
    })
  }

  function onArriving(update: Uint8Array, away: boolean): void {
    // What is in sealed envelopes is told one by one, as they are opened.
    if (copy.sealed) copy.away = away
    else if (hasWords(name)) left.arriving(copy.doc, update, away)
  }

  /** What is typed in a draft is kept here as it was typed, and not as it was sealed. */
  function onWritten(update: Uint8Array): void {
    if (!copy.sealed) options.keeper?.wrote(update)
  }

  function onCome(): void {
    copy.came = true
    const { kind } = state()
    // What has been open stays so: the key of what came since is on its way.
    if (isLegible() || (kind !== 'connecting' && kind !== 'sealed')) onArrived()
    else if (!retired) set({ kind: 'sealed' })
  }

  function isLegible(): boolean {
    return (copy.sealed?.unread ?? 0) === 0
  }

  /** An envelope was opened, or cannot be; something typed was sealed, or waits for a key. */
  function onLegible(): void {
    onUnsent()
    const { kind } = state()
    if (copy.came && isLegible() && (retired || kind === 'sealed')) onArrived()
  }

  /** Whoever may not write is given no key to write with. */
  function onKeyless(): void {
    if (copy.access === 'read') onTrespass()
  }

  function onArrived(): void {
    if (retired) {
      const { copy: old, why, at } = retired
      const apart = wordsApart({ name, why, at, doc: old.doc, hub: copy.doc, safe: old.safe })
      keepAside(apart && withDrafts(apart, copy.doc, old.doc))
      retired = null
      set(openState())
      old.doc.destroy()
      seeToLeft()
      return
    }
    // A full disk shows itself only at the first word: until one is taken, it is still full.
    if (state().kind === 'refused' && unsentIn(copy) > 0) return
    set(openState())
    seeToLeft()
  }

  /** An outdated window leaves it to the next one. */
  function seeToLeft(): void {
    if (copy.outdated) return
    options.keeper?.arrived(() => (retired || state().kind === 'gone' ? null : copy))
  }

  function onUnsent(): void {
    const unsent = unsentIn(copy)
    if (unsent === 0) {
      copy.safe = Y.getState(copy.doc.store, copy.doc.clientID)
      options.keeper?.allKept()
    }
    const before = state()
    if (before.kind === 'refused' && unsent === 0) set(openState())
    else if ('unsent' in before && before.unsent !== unsent) set({ ...before, unsent })
  }

  function onLost(): void {
    const before = state()
    if (before.kind === 'open') set({ ...openState(), kind: 'offline', since: Date.now() })
  }

  /** Whoever may not write cannot; but the binding itself mends what the schema does not allow. */
  function onTrespass(): void {
    if (!tainted) replace('read-only')
    tainted = true
  }

  function onClosed(reason: string, wasOpen: boolean): void {
    if (reason === 'provider_initiated') return // The echo of our own leaving.
    const known = closeReasons.find((each) => each === reason)
    switch (known) {
      case 'no-access':
        gone(known)
        break
      case 'read-only':
      case 'outdated':
      case 'malformed':
      case 'too-large':
        replace(known)
        break
      case 'token-expired':
        // That of the session, most often: the device itself is good for longer.
        if (mayRenew(options.paper)) {
          onLost()
          socket.restart()
          break
        }
        refuse(known)
        break
      case 'token-invalid':
      case 'revoked':
        refuse(known)
        break
      case 'disk-full':
      case 'disk-failed':
      case 'quota':
      case 'quota-in-all':
        set({ ...openState(), kind: 'refused', reason: known })
        later(retrying, () => again(wasOpen))
        break
      case undefined:
        // The hub has let go of this one document and does not say why.
        onLost()
        later(retrying, () => again(wasOpen))
        break
      default:
        assertNever(known)
    }
  }

  /** For good: this device opens nothing any more. */
  function refuse(why: CloseReason): void {
    keepAside(unsentWords(why))
    copy.access = 'read'
    set({ ...openState(), kind: 'refused', reason: why })
  }

  /** A document that was denied is not heard again on the same connection. */
  function again(wasOpen: boolean): void {
    if (wasOpen) copy.link.reopen()
    else socket.restart()
  }

  function gone(why: CloseReason | 'closed'): void {
    keepAside(unsentWords(why))
    options.keeper?.gone()
    clearTimeout(timer)
    copy.sealed?.close()
    copy.link.endSilently()
    set({ kind: 'gone' })
  }

  /** A new connection besides: what is still on its way in the old one must not come after. */
  function replace(why: CloseReason): void {
    if (retired) {
      set({ ...openState(), kind: 'refused', reason: why })
      return
    }
    clearTimeout(timer)
    retired = { copy, why, at: Date.now() }
    tainted = false
    copy.sealed?.close()
    copy.link.endSilently()
    copy = load()
    set({ kind: 'connecting' })
    socket.restart()
  }

  function close(why: 'closed' | 'discarded' | 'ended' = 'closed'): void {
    // The hub may have closed it before the folder says what became of it.
    if (why === 'discarded') keepAside(typedHere(why))
    if (state().kind === 'gone') return
    const isLost = why === 'ended' && !options.keeper
    if (why === 'closed' || isLost) keepAside(unsentWords('closed'))
    clearTimeout(timer)
    copy.sealed?.close()
    copy.link.end()
    set({ kind: 'gone' })
  }

  function openState() {
    return { kind: 'open', access: copy.access, unsent: unsentIn(copy) } as const
  }

  function unsentWords(why: Aside['why']): Aside | null {
    const held = retired?.copy ?? copy
    const { doc, safe } = held
    if (unsentIn(held) === 0) return null
    return wordsApart({ name, why, at: Date.now(), doc, hub: null, safe })
  }

  function typedHere(why: Aside['why']): Aside | null {
    const { doc } = retired?.copy ?? copy
    return wordsApart({ name, why, at: Date.now(), doc, hub: null, safe: 0 })
  }

  function setAside(aside: Aside | null): void {
    if (aside) options.onSetAside(aside)
  }

  /** All that is unsent: nothing else need be kept of it. */
  function keepAside(aside: Aside | null): void {
    setAside(aside)
    options.keeper?.allKept()
  }

  function later(ms: number, run: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
}
