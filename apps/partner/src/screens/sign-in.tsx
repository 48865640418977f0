import { SignIn } from '../../../shared/sign-in.js';

export function PartnerSignIn() {
  return <SignIn title="Sign in" hint="For partners and staff alike: each is led to their own application." />;
}
