import type { ComponentProps } from 'react';
import { LoginPage } from '../../access/ui/LoginPage.tsx';
import { PlainFrame } from './PlainFrame.tsx';

/** The login with nothing around it but the name and the choice of language. */
export function LoginScreen(props: ComponentProps<typeof LoginPage>) {
  return (
    <PlainFrame>
      <LoginPage {...props} />
    </PlainFrame>
  );
}
