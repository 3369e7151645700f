import { type Fragment, type Node, Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import type { Amendment } from '../../shared/amendments/amendment'
import { rebaseAll } from '../../shared/amendments/rebase'
import { schema } from '../../shared/document/schema'
import { amendmentId, delegationId } from '../../shared/ids'
import { Chance } from './chance'
import { figures } from './figures'
import { judged } from './judged'
import { longText } from './long-text'
import { proposal, reworded } from './proposal'

interface Times {
  /** By the clock, with whatever else the machine did meanwhile. */
  readonly clock: number[]
  /** Of this process alone. */
  readonly own: number[]
}

export interface PendingReport {
  readonly first: Times
  readonly one: Times
  readonly every: Times
  readonly verdicts: Readonly<Record<string, number>>
  readonly lines: readonly string[]
}

const [sections, each, many] = [60, 50, 500]

/**
 * The verdicts on 500 pending amendments to a text of 3,000 paragraphs: all of them for the first
 * time, after a change to one paragraph, and after a change to every paragraph.
 */
export function pending(): PendingReport {
  const chance = new Chance(3008)
  let text = textOf()
  const amendments = Array.from({ length: many }, (_, n) => amendment(text, n, chance))
  const timed = (into: Times) => {
    const [began, used] = [performance.now(), process.cpuUsage()]
    const found = rebaseAll(text, amendments)
    const { user, system } = process.cpuUsage(used)
    into.clock.push(performance.now() - began)
    into.own.push((user + system) / 1000)
    return found
  }
  const [first, one, every] = [times(), times(), times()]
  timed(first)
  for (let n = 0; n < 200; n++) {
    text = changed(text, chance)
    timed(one)
  }
  const verdicts: Record<string, number> = {}
  for (let round = 0; round < 10; round++) {
    text = allChanged(text, round, chance)
    const found = timed(every)
    if (round > 0) continue
    for (const { verdict } of found.values()) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  }
  const said = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`)
  return {
    first,
    one,
    every,
    verdicts,
    lines: [
      `verdicts: ${many} pending amendments, ${sections * each} paragraphs; with every paragraph changed ${said.join(', ')}`,
      line('for the first time', first),
      line('after a change to one paragraph', one),
      line('after a change to every paragraph', every),
      judged('time for all after a change to one paragraph, p95', figures(one.own).p95, 16, 'ms'),
      judged('  after a change to every paragraph', figures(every.own).p95, 1000, 'ms'),
    ],
  }
}

function times(): Times {
  return { clock: [], own: [] }
}

function line(what: string, { clock, own }: Times): string {
  const [all, alone] = [figures(clock), figures(own)]
  return `  ${what.padEnd(34)} p50 ${alone.p50} p95 ${alone.p95} ms of its own; by the clock p50 ${all.p50} p95 ${all.p95} (n ${all.n})`
}

function textOf(): Node {
  const { body } = longText(sections, each)
  return schema.node(
    'doc',
    null,
    body.map(({ blocks }, section) =>
      schema.node(
        'section',
        { id: `s${section}` },
        blocks.map((words, at) =>
          schema.node('paragraph', { id: `p${section}-${at}` }, schema.text(words)),
        ),
      ),
    ),
  )
}

function amendment(text: Node, n: number, chance: Chance): Amendment {
  return {
    id: amendmentId(`a${n}`),
    number: n + 1,
    delegation: delegationId('bench'),
    change: proposal(text, n, chance),
    digest: '',
    tabled: '2005-11-23T10:00:00.000Z',
    sponsors: [],
    amends: null,
    origin: { kind: 'sponsors' },
    rationale: '',
    late: false,
    earlier: [],
    disposition: null,
    state: { kind: 'tabled' },
    past: [],
  }
}

/** One paragraph becomes another, as with a keystroke: all else stays the same node. */
function changed(text: Node, chance: Chance): Node {
  const section = chance.below(sections)
  let pos = 1
  for (let at = 0; at < section; at++) pos += text.child(at).nodeSize
  const top = text.child(section)
  const place = chance.below(each)
  for (let at = 0; at < place; at++) pos += top.child(at).nodeSize
  const block = top.child(place)
  const step = new ReplaceStep(
    pos,
    pos + block.nodeSize,
    new Slice(schema.nodes.doc.create(null, reworded(block, 'typed', chance)).content, 0, 0),
  )
  const { doc } = step.apply(text)
  if (!doc) throw new Error('A paragraph may take the place of another')
  return doc
}

function allChanged(text: Node, round: number, chance: Chance): Node {
  const tops = text.children.map((top) =>
    top.copy(fragment(top.children.map((block) => reworded(block, `round${round}`, chance)))),
  )
  return text.copy(fragment(tops))
}

function fragment(nodes: readonly Node[]): Fragment {
  return schema.nodes.doc.create(null, [...nodes]).content
}
