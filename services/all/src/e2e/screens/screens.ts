import type { Locator, Page } from 'playwright-core';

/** What people do on the screens of either application. */
export class Screens {
  constructor(
    readonly page: Page,
    readonly url: string,
    readonly application: 'admin' | 'partner',
  ) {}

  /** A step that cannot be taken says what is on the screen instead. */
  private async step(taken: Promise<void>): Promise<void> {
    try {
      await taken;
    } catch (error) {
      const shown = await this.page.locator('body').ariaSnapshot();
      throw new Error(`${String(error)}\n${this.page.url()} shows:\n${shown}`, { cause: error });
    }
  }

  /** By the address bar. */
  async open(path = ''): Promise<void> {
    await this.page.goto(`${this.url}/${this.application}/${path}`);
  }

  /** By the main navigation. */
  async goTo(label: string): Promise<void> {
    const nav = this.page.getByRole('navigation', { name: 'Main' }).filter({ visible: true });
    await this.step(nav.getByRole('link', { name: new RegExp(`^${label}`) }).click());
  }

  async reads(title: string | RegExp): Promise<void> {
    await this.step(this.page.getByRole('heading', { level: 1, name: title }).waitFor());
  }

  async shows(...texts: (string | RegExp)[]): Promise<void> {
    for (const text of texts) await this.step(this.page.getByText(text).filter({ visible: true }).first().waitFor());
  }

  /** A passing message: what was just done. */
  async says(text: string | RegExp): Promise<void> {
    await this.step(this.page.getByRole('status').getByText(text).first().waitFor());
  }

  async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await this.step(within.getByRole('button', { name, exact: true }).click());
  }

  async follow(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await this.step(within.getByRole('link', { name, exact: true }).click());
  }

  async fill(answers: Readonly<Record<string, string>>, within: Page | Locator = this.page): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) {
      await within
        .getByRole('textbox', { name: label })
        .or(within.getByLabel(label, { exact: true }))
        .first()
        .fill(answer);
    }
  }

  /** A dialog or a sheet, by its title. */
  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  /** Answers a question that a dialog asks. */
  async confirm(question: string | RegExp, answer: string | RegExp): Promise<void> {
    await this.press(answer, this.dialog(question));
    await this.step(this.dialog(question).waitFor({ state: 'hidden' }));
  }

  async close(title: string | RegExp): Promise<void> {
    await this.press('Close', this.dialog(title));
    await this.step(this.dialog(title).waitFor({ state: 'hidden' }));
  }

  table(label: string): Locator {
    return this.page.getByRole('table', { name: label, exact: true });
  }

  row(table: string, text: string | RegExp): Locator {
    return this.table(table).getByRole('row').filter({ hasText: text });
  }

  /** Presses a copy button and answers what a person would paste. */
  async copy(name: string): Promise<string> {
    await this.press(name);
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.reads('Sign in');
    await this.fill({ 'E-mail': email, Password: password });
    await this.press('Sign in');
  }

  async choose(entry: string, menu: string | RegExp): Promise<void> {
    await this.press(menu);
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  async signOut(): Promise<void> {
    await this.choose('Sign out', /^Account of/);
    await this.reads('Sign in');
  }
}
