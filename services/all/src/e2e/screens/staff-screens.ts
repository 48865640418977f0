import type { Page } from 'playwright-core';
import { Screens } from './screens.js';

export const staffMember = { 'E-mail': 'admin@shop.example', Password: 'a long password' };

/** What staff do in their application. */
export class StaffScreens extends Screens {
  constructor(page: Page, url: string) {
    super(page, url, 'admin');
  }

  async enter({ 'E-mail': email, Password: password } = staffMember): Promise<void> {
    await this.open();
    await this.signIn(email, password);
    await this.reads('Overview');
  }

  /** A program with 10 % of each sale and no hold, first as a draft. */
  async createProgram(name: string): Promise<void> {
    await this.goTo('Programs');
    await this.follow('Create program');
    const form = this.dialog('Create a program');
    await this.fill({ Name: name, 'Links lead to': 'https://www.shop.example/', Commission: '10', Hold: '0' }, form);
    await form.getByLabel('Currency').selectOption('GBP');
    await form.getByLabel('Activate at once').uncheck();
    await this.press('Create draft', form);
    await this.says(`${name} created`);
    await this.dialog(name).getByText('Version 1').waitFor();
  }

  async activateProgram(name: string): Promise<void> {
    await this.press('Activate', this.dialog(name));
    await this.confirm(`Activate ${name}?`, `Activate ${name}`);
    await this.dialog(name).getByText('Active', { exact: true }).waitFor();
    await this.close(name);
  }

  async addPartner({ name, email, invite }: { name: string; email: string; invite: boolean }): Promise<void> {
    await this.goTo('Partners');
    await this.follow('Add partner');
    const form = this.dialog('Add a partner');
    await this.fill({ Name: name, 'E-mail': email, Country: 'gb' }, form);
    await form.getByLabel('Invite to the portal').setChecked(invite);
    await this.press(invite ? 'Add and invite' : 'Add partner', form);
    await this.says(invite ? `${name} added and invited` : `${name} added`);
    await this.dialog(name).waitFor();
  }

  /** The link of the last letter to an address, copied in the outbox. */
  async invitationLink(to: string): Promise<string> {
    await this.goTo('Mail');
    await this.page.getByRole('link', { name: to }).first().click();
    const link = await this.copy('Copy: The link in this letter');
    await this.close(/invites you/);
    return link;
  }

  /** Selects the first commission and approves it without touching the mouse. */
  async approveByKeyboard(order: string, amount: string): Promise<void> {
    await this.goTo('Commissions');
    await this.row('Commissions', order).waitFor();
    for (const key of ['j', 'x', 'a']) await this.page.keyboard.press(key);
    const question = this.dialog('Approve 1 commission?');
    await question.getByRole('button', { name: `Approve ${amount}` }).waitFor();
    await this.page.keyboard.press('Control+Enter');
    await this.says('1 commission approved');
  }

  async openCommission(order: string, state: string): Promise<void> {
    await this.open(`commissions?state=${state}`);
    await this.row('Commissions', order)
      .getByRole('button', { name: /why this amount/ })
      .click();
    await this.dialog(/^Why/).getByText('Partner', { exact: true }).waitFor();
  }

  /** Answers with the number of the proposed run, which is open then. */
  async proposeRun(currency: string): Promise<string> {
    await this.goTo('Payouts');
    await this.press(`Propose a run in ${currency}`);
    await this.confirm(`Propose a payout run in ${currency}?`, `Propose run in ${currency}`);
    const heading = this.page.getByRole('heading', { level: 1, name: /^Run \d+/ });
    await heading.waitFor();
    return /\d+/.exec(await heading.innerText())?.[0] ?? '';
  }
}
