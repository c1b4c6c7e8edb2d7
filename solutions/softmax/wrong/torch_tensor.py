# concept: softmax.runs
# says: The probabilities are right, but they are a torch tensor where a NumPy array is asked for.
# change: Convert the result to a NumPy array before you return it.
# source: own
import torch


def softmax(logits):
    return torch.softmax(torch.tensor(logits), dim=-1)
