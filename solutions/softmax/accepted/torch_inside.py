# accepted: torch does the work and the result is converted back to NumPy
import torch


def softmax(logits):
    scores = torch.tensor(logits)
    return torch.softmax(scores, dim=-1).numpy()
