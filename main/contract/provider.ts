import { z } from 'zod';

/** What networks run on, by onnxruntime's names: the processor, NVIDIA's CUDA, DirectML (Windows), Core ML (macOS), WebGPU. */
export const PROVIDERS = ['cpu', 'cuda', 'dml', 'coreml', 'webgpu'] as const;
export const providerSchema = z.enum(PROVIDERS);
export type Provider = z.infer<typeof providerSchema>;

/** `auto`: the first that works here and agrees with the processor. */
export const providerWishSchema = z.enum(['auto', ...PROVIDERS]);
export type ProviderWish = z.infer<typeof providerWishSchema>;

/** What a wish came to. Whatever was refused is told with its reason; the processor is never refused. */
export const providerSettledSchema = z.strictObject({
  provider: providerSchema,
  refused: z.array(z.strictObject({ provider: providerSchema, reason: z.string() })),
});
export type ProviderSettled = z.infer<typeof providerSettledSchema>;
