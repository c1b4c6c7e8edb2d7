import torch


def softmax(logits):
    scores = torch.tensor(logits, requires_grad=True)
    exponentials = torch.exp(scores - scores.amax(dim=-1, keepdim=True))
    return exponentials / exponentials.sum(dim=-1, keepdim=True)
