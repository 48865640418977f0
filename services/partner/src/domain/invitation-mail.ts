export interface InvitationMail {
  readonly subject: string;
  readonly text: string;
}

/** Rendered when it is read or sent, because what names people is not kept in clear. */
export function invitationMail(
  names: { organisation: string; partner: string },
  link: string,
  expiresAt: number,
): InvitationMail {
  const day = new Date(expiresAt).toISOString().slice(0, 10);
  const organisation = names.organisation.replace(/[\r\n]+/g, ' ');
  return {
    subject: `${organisation} invites you to its partner program`,
    text: [
      `Hello ${names.partner},`,
      '',
      `${organisation} invites you to follow your links, referrals and commissions in its partner portal.`,
      '',
      'Accept the invitation and choose a password here:',
      link,
      '',
      `The invitation is open until ${day}. If you did not expect it, you need not do anything.`,
    ].join('\n'),
  };
}
