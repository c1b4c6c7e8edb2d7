# accepted: clears through the model, asks for training mode, and takes the number with detach().item().
import statistics


def train_step(net, opt, criterion, inputs, labels):
    net.train()
    net.zero_grad()
    outputs = net(inputs)
    loss = criterion(outputs, labels)
    loss.backward()
    opt.step()
    return loss.detach().item()


def train(net, opt, criterion, loader, n_epochs):
    return [
        statistics.fmean(train_step(net, opt, criterion, inputs, labels) for inputs, labels in loader)
        for _ in range(n_epochs)
    ]
