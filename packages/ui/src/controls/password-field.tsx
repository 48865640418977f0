import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useUi } from '../core/ui-provider.js';
import { IconButton } from './icon-button.js';
import { TextField, type TextFieldProps } from './text-field.js';

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'suffix'>;

/** Can be shown, and never blocks pasting: both are needed for accessible authentication. */
export function PasswordField(props: PasswordFieldProps) {
  const { words } = useUi();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoComplete="current-password"
      spellCheck={false}
      autoCapitalize="none"
      {...props}
      type={shown ? 'text' : 'password'}
      suffix={
        <IconButton
          size="small"
          label={shown ? words.hidePassword : words.showPassword}
          icon={shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
