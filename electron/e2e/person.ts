import { expect, type Locator, type Page } from '@playwright/test'

/** A person at a window: what they do, in the words of the screen. */
export class Person {
  constructor(
    readonly page: Page,
    readonly name: string,
  ) {}

  /** In the application: the link is pasted on the first screen. */
  async joinInApplication(link: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Join with an invitation' }).click()
    await this.page.getByLabel('Invitation link').fill(link)
    await this.page.getByRole('button', { name: 'Join', exact: true }).click()
    await this.#enter()
  }

  /** In a browser: the link is opened. */
  async joinInBrowser(link: string): Promise<void> {
    await this.page.goto(link)
    await this.#enter()
  }

  /** By a link for a further device of their own, which asks for no name. */
  async joinOnAnotherDevice(link: string): Promise<void> {
    await this.page.goto(link)
    await this.page.getByRole('button', { name: 'Join the conference' }).click()
    await this.seesText()
  }

  async #enter(): Promise<void> {
    await this.page.getByLabel('Your name').fill(this.name)
    await this.page.getByRole('button', { name: 'Join the conference' }).click()
    await this.seesText()
  }

  async seesText(): Promise<void> {
    await expect(this.text.locator('p.paragraph').first()).toBeVisible()
  }

  get text(): Locator {
    return this.page.getByRole('textbox', { name: 'Text of the document' })
  }

  /** The block whose words contain `words`. */
  block(words: string | RegExp): Locator {
    return this.text.locator('.paragraph, .heading').filter({ hasText: words }).first()
  }

  /** What is kept aside and says so. */
  notice(words: string): Locator {
    return this.page.locator('.notice').filter({ hasText: words })
  }

  /** Selects a block, and takes away first its words and then itself. */
  async deleteBlock(words: string): Promise<void> {
    await this.goToEndOf(words)
    await this.block(words).evaluate((block) => getSelection()?.selectAllChildren(block))
    await this.page.keyboard.press('Backspace')
    await this.page.keyboard.press('Backspace')
  }

  /** What a block says, without the carets of colleagues that stand in it. */
  words(words: string): Promise<string> {
    return this.block(words).evaluate((block) => {
      const copy = block.cloneNode(true) as Element
      for (const widget of copy.querySelectorAll('.ProseMirror-widget')) widget.remove()
      return copy.textContent
    })
  }

  get draft(): Locator {
    return this.page.getByRole('textbox', { name: 'Draft amendment' })
  }

  card(label: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${label}\\b`) })
  }

  /** Opens one of the views at the foot of the window. */
  async open(
    view: 'Text' | 'Amendments' | 'Outstanding' | 'Versions' | 'Delegations' | 'Record' | 'Export',
  ): Promise<void> {
    const button = this.page.getByRole('button', { name: new RegExp(`^${view}`) })
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
  }

  /** Opens an amendment on the board, unless it is open. */
  async openRow(label: string): Promise<void> {
    const row = this.card(label).locator('.board-open')
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click()
  }

  /** The link is good for as many devices. */
  async invite(seat: string, devices = 1): Promise<string> {
    await this.open('Delegations')
    await this.page.getByRole('textbox', { name: 'Devices' }).fill(String(devices))
    await this.page.getByRole('button', { name: /^Choose a seat|For$/ }).click()
    await this.page.getByRole('option', { name: seat, exact: true }).click()
    await this.page.getByRole('button', { name: 'Make an invitation' }).click()
    const link = this.page.getByRole('textbox', { name: 'Invitation link' })
    await expect(link).toHaveValue(/#\/join\?/)
    return link.inputValue()
  }

  async openStage(choice: 'Open drafting' | 'Open amendments' | 'Open adoption'): Promise<void> {
    await this.page.getByRole('button', { name: /^Stage:/ }).click()
    await this.page.getByRole('menuitem', { name: choice }).click()
  }

  async expectStage(stage: string): Promise<void> {
    await expect(this.page.locator('.stage-word')).toHaveText(stage)
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^Saved/ })).toBeVisible()
  }

  /** Selects words of a block. */
  async selectIn(words: string, sought: string): Promise<void> {
    await this.goToEndOf(words)
    await this.block(words).evaluate((block, part) => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(part)
        if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + part.length)
      }
    }, sought)
  }

  /** Tables the draft that says so. */
  async table(words: string): Promise<void> {
    const draft = this.page.locator('.draft').filter({ hasText: words })
    await expect(draft.locator('ins').first()).toBeVisible()
    await this.expectSaved()
    await draft.getByRole('button', { name: 'Table', exact: true }).click()
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Table' }).click()
    await expect(draft).toHaveCount(0)
  }

  /** Puts the caret at the end of a block: on its last line, as End goes to the end of a line. */
  async goToEndOf(words: string): Promise<void> {
    const block = this.block(words)
    await block.scrollIntoViewIfNeeded()
    const box = await block.boundingBox()
    if (!box) throw new Error(`Not on the page: ${words}`)
    await block.click({ position: { x: box.width - 4, y: box.height - 8 } })
    await this.page.keyboard.press('End')
  }
}
