torch.manual_seed(0)
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
X = torch.tensor([[0.0], [1.0], [2.0]])
first = train_step(model, optimizer, torch.nn.functional.mse_loss, X, 2 * X + 1)
assert isinstance(first, float)
batches = [(X, 2 * X + 1), (X + 1, 2 * X + 3)]
losses = train(model, optimizer, torch.nn.functional.mse_loss, batches, 5)
assert len(losses) == 5 and losses[-1] < losses[0]
