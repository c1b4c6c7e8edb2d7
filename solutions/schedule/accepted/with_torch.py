# accepted: the numbers of torch, and a plain float in the end
import torch


def warmup_cosine(step, warmup_steps, total_steps, peak_lr, final_lr=0.0):
    if step < warmup_steps:
        return float(torch.linspace(0, peak_lr, warmup_steps + 1, dtype=torch.float64)[step])
    progress = torch.tensor((step - warmup_steps) / (total_steps - warmup_steps), dtype=torch.float64)
    progress = progress.clamp(max=1.0)
    share = 0.5 * (1 + torch.cos(torch.pi * progress))
    return float(torch.lerp(torch.tensor(final_lr).double(), torch.tensor(peak_lr).double(), share))
