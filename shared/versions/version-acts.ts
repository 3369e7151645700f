import type { Node } from 'prosemirror-model'
import { byOf } from '../amendments/by'
import { type Circumstances, type Decision, refused, type Situation } from '../amendments/decision'
import type { Register } from '../amendments/register'
import type { Seat } from '../conference'
import { symbolOf } from '../document/masthead'
import { strike } from '../document/strokes'
import { isSymbol } from '../document/symbol'
import { versionId } from '../ids'
import type { Act } from '../protocol'
import { says } from '../take-in/says'
import type { Version } from './version'

/** What an act would issue, made ready before it is decided: of a long text that is long work. */
export interface Issuable {
  /** That `symbolGiven` gives it. */
  readonly symbol: string | null
  /** SHA-256 in hexadecimal over the canonical JSON of its paper. */
  readonly digest: string
  /** Blocks that differ from the last version, `null` if there is none that can be read. */
  readonly changes: number | null
}

/** The symbol that an act gives to what it issues; `undefined` where it issues nothing, or may not. */
export function symbolGiven(
  act: Act,
  { versions }: Pick<Register, 'versions'>,
  text: Node,
): string | null | undefined {
  const isFree = (symbol: string) =>
    isSymbol(symbol) && !versions.some((each) => isSameSymbol(each.symbol, symbol))
  if (act.kind === 'issue-version') return isFree(act.symbol) ? act.symbol : undefined
  const replaces = act.kind === 'take-in-text' && act.over && says(text)
  if (!replaces && (act.kind !== 'open-stage' || act.stage !== 'adopted')) return undefined
  // An adopted text, or one that gives way, has the symbol that its masthead bears, if it is its own.
  const own = symbolOf(text)
  return own !== null && isFree(own) ? own : null
}

/** The text with the symbol in its masthead, as it is issued. */
export function bearing(text: Node, symbol: string | null): Node {
  const isHeaded = text.firstChild?.type.name === 'masthead'
  if (!isHeaded || text.firstChild?.attrs.symbol === symbol) return text
  return strike(text, [{ kind: 'attribute', pos: 0, name: 'symbol', value: symbol }])
}

/**
 * Issues the text as it stands. The symbol stands in the masthead of what is issued; the text
 * itself goes on without it, as it is not that version any more with the next word. The right is
 * there.
 */
export function issueVersion(
  { symbol, unchanged }: Extract<Act, { kind: 'issue-version' }>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  if (!isSymbol(symbol)) return refused('symbol-malformed')
  const { versions } = on.register
  if (versions.some((each) => isSameSymbol(each.symbol, symbol))) return refused('symbol-taken')
  const version = draw('draft', by, on, with_)
  if (!version) return refused('text-not-valid')
  if (version.changes === 0 && !unchanged) return refused('version-unchanged')
  return {
    kind: 'done',
    register: { ...on.register, versions: [...versions, version] },
    issues: version.id,
    deed: { kind: 'version-issued', version: version.id, symbol, digest: version.digest },
    result: { kind: 'version', version: version.id },
  }
}

/** The adopted text, which its adoption issues. */
export function finalVersion(by: Seat, on: Situation, with_: Circumstances): Version | null {
  return draw('final', by, on, with_)
}

/** What the text says before another takes its place. */
export function replacedVersion(by: Seat, on: Situation, with_: Circumstances): Version | null {
  return draw('draft', by, on, with_)
}

function draw(
  kind: Version['kind'],
  by: Seat,
  { register, issuable }: Situation,
  { at, newId }: Circumstances,
): Version | null {
  if (!issuable) return null
  return {
    id: versionId(newId()),
    symbol: issuable.symbol,
    kind,
    issued: at,
    by: byOf(by),
    record: register.record.length,
    digest: issuable.digest,
    changes: issuable.changes,
  }
}

/** Reissued for technical reasons it is another paper; the same letters in another case are not. */
function isSameSymbol(one: string | null, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase()
}
