import type { Page } from 'playwright-core';
import { Screens } from './screens.js';

/** What partners do in their portal. */
export class PartnerScreens extends Screens {
  constructor(page: Page, url: string) {
    super(page, url, 'partner');
  }

  async accept(invitation: string, answers: { 'Your name': string; Password: string }): Promise<void> {
    await this.page.goto(invitation);
    await this.reads(/^Join /);
    await this.fill(answers);
    await this.press(/^Join /);
  }

  /** Answers with the whole address of the link, as the partner copies it. */
  async createLink(code: string): Promise<string> {
    await this.goTo('Links');
    await this.follow(/^Create link/);
    const form = this.dialog('Create a link');
    await this.fill({ Code: code }, form);
    await this.press('Create link', form);
    await this.dialog(code).waitFor();
    await this.close(code);
    return this.copy(`Copy ${code}`);
  }

  /** So that a later reload would be noticed. */
  async markDocument(): Promise<void> {
    await this.page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  }

  isSameDocument(): Promise<boolean> {
    return this.page.evaluate(() => 'sameDocument' in globalThis);
  }

  /** A figure of the last 30 days, such as Clicks. */
  async counts(name: string, count: number): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${name}\\s*${count}\\b`) }).waitFor();
  }

  /** A figure of the balance, such as Available. */
  balance(name: string) {
    return this.page.getByRole('region', { name: 'Balance' }).locator('.ui-stat').filter({ hasText: name });
  }
}
