import { SignIn } from '../../../shared/sign-in.js';

export function StaffSignIn() {
  return <SignIn title="Sign in" hint="For staff and partners alike: each is led to their own application." />;
}
