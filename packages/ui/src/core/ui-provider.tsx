import {
  createContext,
  useContext,
  useMemo,
  type AnchorHTMLAttributes,
  type ReactElement,
  type ReactNode,
} from 'react';
import { defaultLocale } from '../format.js';
import { englishWords, type Words } from './words.js';

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  href: string;
  children?: ReactNode;
}

/** How an application draws an anchor, so that its router handles the click. */
export type RenderLink = (props: LinkProps) => ReactElement;

interface UiContext {
  readonly locale: string;
  readonly timeZone: string | undefined;
  readonly words: Words;
  readonly renderLink: RenderLink;
}

const plainLink: RenderLink = (props) => <a {...props} />;

const Context = createContext<UiContext>({
  locale: defaultLocale(),
  timeZone: undefined,
  words: englishWords,
  renderLink: plainLink,
});

export interface UiProviderProps {
  /** The navigator's language when left out. */
  locale?: string | undefined;
  /** The reader's zone when left out. */
  timeZone?: string | undefined;
  words?: Partial<Words> | undefined;
  renderLink?: RenderLink | undefined;
  children: ReactNode;
}

export function UiProvider({ locale, timeZone, words, renderLink, children }: UiProviderProps) {
  const value = useMemo<UiContext>(
    () => ({
      locale: locale ?? defaultLocale(),
      timeZone,
      words: words === undefined ? englishWords : { ...englishWords, ...words },
      renderLink: renderLink ?? plainLink,
    }),
    [locale, timeZone, words, renderLink],
  );
  return <Context value={value}>{children}</Context>;
}

export function useUi(): UiContext {
  return useContext(Context);
}
