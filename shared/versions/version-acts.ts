import type { Node } from 'prosemirror-model'
import { byOf } from '../amendments/by'
import type { BlockJSON } from '../amendments/change'
import { type Circumstances, type Decision, refused, type Situation } from '../amendments/decision'
import type { Seat } from '../conference'
import { symbolOf } from '../document/masthead'
import { strike } from '../document/strokes'
import { isSymbol } from '../document/symbol'
import { versionId } from '../ids'
import type { Act } from '../protocol'
import { compare, countChanged } from './compare'
import type { Paper, Version } from './version'

/** What can be issued: the text in everyone's hand, and the version before it. */
export interface Issuable {
  readonly hands: Paper['hands']
  /** What the last version says, `null` if there is none. */
  readonly last: Node | null
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
  const made = draw(symbol, 'draft', by, on, with_)
  if (!made) return refused('text-not-valid')
  const { version, paper } = made
  if (version.changes === 0 && !unchanged) return refused('version-unchanged')
  return {
    kind: 'done',
    register: { ...on.register, versions: [...versions, version] },
    issues: { version: version.id, paper },
    deed: { kind: 'version-issued', version: version.id, symbol, digest: version.digest },
    result: { kind: 'version', version: version.id },
  }
}

/** The adopted text, which its adoption issues: under the symbol that its masthead bears, if it is its own. */
export function finalVersion(
  by: Seat,
  on: Situation,
  with_: Circumstances,
): { readonly version: Version; readonly paper: Paper } | null {
  const own = symbolOf(on.text)
  const isOwn =
    own !== null &&
    isSymbol(own) &&
    !on.register.versions.some(({ symbol }) => isSameSymbol(symbol, own))
  return draw(isOwn ? own : null, 'final', by, on, with_)
}

function draw(
  symbol: string | null,
  kind: Version['kind'],
  by: Seat,
  { register, text, issuable }: Situation,
  { at, newId, digest }: Circumstances,
): { readonly version: Version; readonly paper: Paper } | null {
  if (!issuable) return null
  const { hands, last } = issuable
  const frozen = bearing(text, symbol)
  const paper: Paper = { text: frozen.toJSON() as BlockJSON, hands }
  const version: Version = {
    id: versionId(newId()),
    symbol,
    kind,
    issued: at,
    by: byOf(by),
    record: register.record.length,
    digest: digest(paper),
    changes: last && countChanged(compare(last, frozen)),
  }
  return { version, paper }
}

function bearing(text: Node, symbol: string | null): Node {
  const isHeaded = text.firstChild?.type.name === 'masthead'
  if (!isHeaded || text.firstChild?.attrs.symbol === symbol) return text
  return strike(text, [{ kind: 'attribute', pos: 0, name: 'symbol', value: symbol }])
}

/** Reissued for technical reasons it is another paper; the same letters in another case are not. */
function isSameSymbol(one: string | null, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase()
}
