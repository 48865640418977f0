/** The shapes of the HTTP API by their names in its documentation. */
import type { components } from './generated/api.js';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type Activity = Schemas['Activity'];
export type ApiKey = Schemas['ApiKey'];
export type Balance = Schemas['Balance'];
export type BalanceVerification = Schemas['BalanceVerification'];
export type Commission = Schemas['Commission'];
export type CommissionExplanation = Schemas['CommissionExplanation'];
export type CommissionState = Schemas['CommissionState'];
export type CommissionTotals = Schemas['CommissionTotals'];
export type Daily = Schemas['Daily'];
export type DeadLetter = Schemas['DeadLetter'];
export type DecisionResult = Schemas['DecisionResult'];
export type ExchangeRate = Schemas['ExchangeRate'];
export type Figures = Schemas['Figures'];
export type FailedVerification = Schemas['FailedVerification'];
export type FoundCustomer = Schemas['FoundCustomer'];
export type ImportResult = Schemas['ImportResult'];
export type Invitation = Schemas['Invitation'];
export type Link = Schemas['Link'];
export type LinkFigures = Schemas['LinkFigures'];
export type MadeApiKey = Schemas['MadeApiKey'];
export type Mail = Schemas['Mail'];
export type Membership = Schemas['Membership'];
export type MissingExchangeRate = Schemas['MissingExchangeRate'];
export type Money = Schemas['Money'];
export type NextPayout = Schemas['NextPayout'];
export type OpenInvitation = Schemas['OpenInvitation'];
export type Partner = Schemas['Partner'];
export type PartnerFigures = Schemas['PartnerFigures'];
export type Payout = Schemas['Payout'];
export type PayoutRun = Schemas['PayoutRun'];
export type PayoutRunSummary = Schemas['PayoutRunSummary'];
export type Plan = Schemas['Plan'];
export type PlanAudience = Schemas['PlanAudience'];
export type PlanBonus = Schemas['PlanBonus'];
export type PlanCap = Schemas['PlanCap'];
export type PlanChange = Schemas['PlanChange'];
export type PlanCondition = Schemas['PlanCondition'];
export type PlanFinding = Schemas['PlanFinding'];
export type PlanOverride = Schemas['PlanOverride'];
export type PlanPays = Schemas['PlanPays'];
export type PlanReview = Schemas['PlanReview'];
export type PlanRule = Schemas['PlanRule'];
export type PlanSentence = Schemas['PlanSentence'];
export type PlanTest = Schemas['PlanTest'];
export type PlanVersion = Schemas['PlanVersion'];
export type Program = Schemas['Program'];
export type ReadModel = Schemas['ReadModel'];
export type Referral = Schemas['Referral'];
export type ReviewItem = Schemas['ReviewItem'];
export type Role = Schemas['Role'];
export type RunningVerification = Schemas['RunningVerification'];
export type Scope = Schemas['Scope'];
export type Session = Schemas['Session'];
export type SetupResult = Schemas['SetupResult'];
export type SetupState = Schemas['SetupState'];
export type SignedInDevice = Schemas['SignedInDevice'];
export type Standing = Schemas['Standing'];
export type Summary = Schemas['Summary'];
export type Verification = Schemas['Verification'];
export type Verifications = Schemas['Verifications'];

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** RFC 9457. `code` is stable; those that the API does not list are this client's own. */
export interface Problem extends Omit<Schemas['Problem'], 'code'> {
  code: Schemas['ProblemCode'] | 'unreachable' | 'page-fault' | `http-${number}`;
}
