export * from './format.js';

export { announce } from './core/announce.js';
export { cx } from './core/cx.js';
export { setShortcutsEnabled, shortcutsEnabled, useShortcutsEnabled } from './core/shortcuts-enabled.js';
export { UiLink, type UiLinkProps } from './core/ui-link.js';
export { UiProvider, useUi, type LinkProps, type RenderLink, type UiProviderProps } from './core/ui-provider.js';
export { useCopy } from './core/use-copy.js';
export { useDelayed } from './core/use-delayed.js';
export { useMediaQuery } from './core/use-media-query.js';
export { useNow } from './core/use-now.js';
export { isTyping, useShortcut, type ShortcutOptions } from './core/use-shortcut.js';
export { applyTheme, useTheme, type Theme } from './core/use-theme.js';
export { VisuallyHidden } from './core/visually-hidden.js';
export { englishWords, type Words } from './core/words.js';

export { ButtonLink, type ButtonLinkProps } from './controls/button-link.js';
export { Button, type ButtonProps, type ButtonSize, type ButtonVariant } from './controls/button.js';
export { Checkbox, type CheckboxProps } from './controls/checkbox.js';
export { Chip, type ChipProps } from './controls/chip.js';
export { Code, CodeBlock, CopyCode, InlineCode } from './controls/code.js';
export { Combobox, type ComboboxOption, type ComboboxProps } from './controls/combobox.js';
export { CopyField, type CopyFieldProps } from './controls/copy-field.js';
export { Field, type FieldControlProps, type FieldFrameProps, type FieldProps } from './controls/field.js';
export { IconButton, type IconButtonProps } from './controls/icon-button.js';
export { Kbd, KeyHints } from './controls/kbd.js';
export { PasswordField, type PasswordFieldProps } from './controls/password-field.js';
export { QrCode, type QrCodeProps } from './controls/qr-code.js';
export { SearchField, type SearchFieldProps } from './controls/search-field.js';
export { Segmented, type SegmentedProps } from './controls/segmented.js';
export { Select, type SelectOption, type SelectProps } from './controls/select.js';
export { Switch, type SwitchProps } from './controls/switch.js';
export { Tabs, type TabItem, type TabsProps } from './controls/tabs.js';
export { TextArea, type TextAreaProps } from './controls/text-area.js';
export { TextField, type TextFieldProps } from './controls/text-field.js';

export {
  CommissionState,
  type CommissionStateName,
  type CommissionStateProps,
  type Tone,
} from './money/commission-state.js';
export { Count, Delta, Percentage, Rate, type DeltaProps } from './money/figures.js';
export { Freshness, type FreshnessProps } from './money/freshness.js';
export { Money, MoneyList, type MoneyProps } from './money/money.js';
export { Receipt, type ReceiptLine, type ReceiptProps } from './money/receipt.js';
export { StatusBadge, type StatusBadgeProps } from './money/status-badge.js';
export { DateTime, RelativeTime, type DateTimeProps } from './money/time.js';
export { WhyAmount, type WhyAmountProps } from './money/why-amount.js';

export { Callout, type CalloutProps, type CalloutTone } from './page/callout.js';
export { DefinitionList, type Definition } from './page/definition-list.js';
export { EmptyState, type EmptyStateProps } from './page/empty-state.js';
export { ErrorState, type ErrorStateProps } from './page/error-state.js';
export { Feed, type FeedItem } from './page/feed.js';
export { FigureStrip } from './page/figure-strip.js';
export { NotPermitted, type NotPermittedProps } from './page/not-permitted.js';
export { PageHeader, type PageHeaderProps } from './page/page-header.js';
export {
  KeySwatch,
  ProgressBar,
  type ProgressBarProps,
  type ProgressSegment,
  type SegmentTone,
} from './page/progress-bar.js';
export { SectionHeader, type SectionHeaderProps } from './page/section-header.js';
export { Skeleton, SkeletonStat, SkeletonText, type SkeletonProps } from './page/skeleton.js';
export { StatTile, type StatTileProps } from './page/stat-tile.js';
export { Stepper, type Step } from './page/stepper.js';
export { Timeline, type TimelineEntry } from './page/timeline.js';
export { Toolbar } from './page/toolbar.js';

export { BarChart, type Bar, type BarChartProps } from './chart/bar-chart.js';
export { Sparkline, type SparklineProps } from './chart/sparkline.js';

export { BulkBar, type BulkBarProps } from './table/bulk-bar.js';
export { ColumnMenu, type ColumnMenuProps } from './table/column-menu.js';
export { DataTable } from './table/data-table.js';
export type { DataTableColumn, DataTableProps, DataTableStatus, TableSort } from './table/data-table.types.js';
export { LinkedLine } from './table/linked-line.js';
export { allToggled, rangeToggled, toggled } from './table/selection.js';
export { TableFoot, type TableFootProps } from './table/table-foot.js';
export { useTableKeys, type TableKeysOptions } from './table/use-table-keys.js';

export { Dialog, type DialogConfirm, type DialogProps } from './overlay/dialog.js';
export { KeyboardHelp, type KeyboardHelpProps, type ShortcutGroup } from './overlay/keyboard-help.js';
export { Menu, type MenuProps } from './overlay/menu.js';
export type { MenuEntry } from './overlay/menu.types.js';
export { Sheet, type SheetProps } from './overlay/sheet.js';
export { ToastProvider, useToast, type ShowToast, type ToastOptions } from './overlay/toast.js';
export { Tooltip, type TooltipProps } from './overlay/tooltip.js';

export { AccountMenu, type Account } from './shell/account-menu.js';
export { AdminShell, type AdminShellProps } from './shell/admin-shell.js';
export { AuthShell, type AuthShellProps } from './shell/auth-shell.js';
export { Avatar } from './shell/avatar.js';
export { Logo } from './shell/logo.js';
export { isCurrent, type NavGroup, type NavItem } from './shell/nav.js';
export { PartnerShell, type PartnerShellProps } from './shell/partner-shell.js';
export { SearchBox } from './shell/search-box.js';
export { ThemeToggle } from './shell/theme-toggle.js';
