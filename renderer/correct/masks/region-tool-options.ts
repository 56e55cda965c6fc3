import { LineOptions } from './LineOptions';
import { MaskOptions } from './MaskOptions';
import { KeepOptions, NoPartnerOptions, RegionMatchOptions } from './RegionOptions';
import { OrderOptions, PartTimingOptions } from './SubjectOptions';

export const REGION_TOOL_OPTIONS = {
  mask: MaskOptions,
  'region-match': RegionMatchOptions,
  'no-partner': NoPartnerOptions,
  order: OrderOptions,
  'part-timing': PartTimingOptions,
  keep: KeepOptions,
  line: LineOptions,
} as const;
