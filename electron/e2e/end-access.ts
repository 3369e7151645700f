import type { Person } from './person'
import { expect } from './test'

/** Of a device that is lost: whoever had it comes back by the same name. */
export async function endAccess(secretariat: Person, name: string): Promise<void> {
  await secretariat.open('Delegations')
  const person = secretariat.page.locator('.person').filter({ hasText: name })
  await person.locator('summary').click()
  const end = person.getByRole('button', { name: /End the access of device/ })
  await end.click()
  const asked = secretariat.page.getByRole('alertdialog')
  await asked.getByRole('button', { name: 'End access' }).click()
  await expect(end).toHaveCount(0)
  await secretariat.open('Text')
}
