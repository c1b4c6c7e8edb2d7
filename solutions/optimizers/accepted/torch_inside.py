# accepted: torch's own optimizers, their state filled in by hand, and NumPy at the end
import torch


def arrays(tensors):
    return [one.detach().numpy() for one in tensors]


def tensors(arrays):
    return [torch.tensor(one, dtype=torch.float64) for one in arrays]


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    params = [p.requires_grad_() for p in tensors(params)]
    optimizer = torch.optim.SGD(params, lr=lr, momentum=momentum)
    for p, g, v in zip(params, tensors(grads), tensors(velocity)):
        p.grad = g
        optimizer.state[p]["momentum_buffer"] = v
    optimizer.step()
    return arrays(params), arrays(optimizer.state[p]["momentum_buffer"] for p in params)


def step_of(kind, params, grads, state, **settings):
    params = [p.requires_grad_() for p in tensors(params)]
    optimizer = kind(params, **settings)
    for p, g, m, v in zip(params, tensors(grads), tensors(state["m"]), tensors(state["v"])):
        p.grad = g
        step = torch.tensor(float(state["step"]))
        optimizer.state[p].update(step=step, exp_avg=m, exp_avg_sq=v)
    optimizer.step()
    after = [optimizer.state[p] for p in params]
    new = {"step": int(after[0]["step"]), "m": arrays(s["exp_avg"] for s in after)}
    return arrays(params), new | {"v": arrays(s["exp_avg_sq"] for s in after)}


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    return step_of(torch.optim.Adam, params, grads, state, lr=lr, betas=(beta1, beta2), eps=eps)


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    settings = {"lr": lr, "betas": (beta1, beta2), "eps": eps, "weight_decay": weight_decay}
    return step_of(torch.optim.AdamW, params, grads, state, **settings)
