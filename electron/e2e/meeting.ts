import type { Browser } from '@playwright/test'
import type { Hub } from './launch'
import { Person } from './person'

/** Those whom most meetings need. */
export interface Gathering {
  readonly secretariat: Person
  readonly ardesia: Person
  readonly belvane: Person
  readonly president: Person
}

/** Lets them into a conference, each in a context of its own: people do not share a browser. */
export async function gather(hub: Hub, browser: Browser): Promise<Gathering> {
  const join = async (name: string, link: string) => {
    const person = new Person(await (await browser.newContext()).newPage(), name)
    await person.joinInBrowser(link)
    return person
  }
  const secretariat = await join('Secretariat', hub.invitation)
  const ardesia = await join('Ana', await secretariat.invite('Ardesia'))
  const belvane = await join('Bo', await secretariat.invite('Belvane'))
  const president = await join('Zoé Blanc', await secretariat.invite('President'))
  await secretariat.open('Text')
  return { secretariat, ardesia, belvane, president }
}

/** From here on words are proposed and no longer written. */
export async function openAmendments({ secretariat, ...others }: Gathering): Promise<void> {
  await secretariat.openStage('Open amendments')
  for (const each of Object.values(others)) await each.expectStage('Amending')
}
