import { blockIdOf, documentOf, toBlock } from '../../shared/amendments/change'
import type { Entered } from '../../shared/protocol'
import { Chance } from './chance'
import type { BenchHub } from './hub'
import { openText } from './open-text'
import { proposal } from './proposal'

const delegations = 10

/** Closes the text, and has ten delegations table so many amendments to it. */
export async function amend(hub: BenchHub, seat: Entered, many: number): Promise<void> {
  const { text, leave } = await openText(hub, seat)
  await leave()
  const parties: Entered[] = []
  for (let n = 1; n <= delegations; n++) parties.push(await hub.accredit(`Delegation ${n}`))
  await hub.act({ kind: 'open-stage', stage: 'amending' })
  const chance = new Chance(3008)
  for (let n = 0; n < many; n++) {
    const { place, base, proposed } = proposal(text, n, chance)
    const { token } = chance.of(parties)
    const made = await hub.act(
      {
        kind: 'draft-amendment',
        place,
        blocks: base.flatMap((json) => blockIdOf(json) ?? []),
      },
      token,
    )
    if (made.kind !== 'draft') throw new Error('Drafting answers with the draft')
    const content = documentOf(proposed.map(toBlock)).toJSON() as object
    const { amendment } = made
    // The log of a draft holds one thing at its beginning.
    await hub.act({ kind: 'table-amendment', amendment, content, rationale: '', seen: 1 }, token)
  }
}
