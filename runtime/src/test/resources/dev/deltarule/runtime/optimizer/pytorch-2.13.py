"""Prints pytorch-2.13.csv with PyTorch 2.13 in float64: parameters after each of 12 steps on a fixed gradient sequence."""
import csv, math, sys, torch
torch.set_default_dtype(torch.float64)

def gradient(step, i):                       # known to the tests: a closed form, no random numbers
    return math.sin(0.7 * (i + 1) * (step + 1)) * (1.0 + 0.1 * i)
cases = {
    "sgd": (torch.optim.SGD, dict(lr=0.1)),
    "sgd_momentum": (torch.optim.SGD, dict(lr=0.1, momentum=0.9)),
    "sgd_nesterov": (torch.optim.SGD, dict(lr=0.1, momentum=0.9, nesterov=True)),
    "sgd_weight_decay": (torch.optim.SGD, dict(lr=0.1, weight_decay=0.01)),
    "adagrad": (torch.optim.Adagrad, dict(lr=0.1, eps=1e-10)),
    "rmsprop": (torch.optim.RMSprop, dict(lr=0.01, alpha=0.99, eps=1e-8)),
    "rmsprop_momentum_centered": (torch.optim.RMSprop, dict(lr=0.01, alpha=0.9, eps=1e-8, momentum=0.9, centered=True)),
    "adadelta": (torch.optim.Adadelta, dict(lr=1.0, rho=0.9, eps=1e-6)),
    "adam": (torch.optim.Adam, dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8)),
    "amsgrad": (torch.optim.Adam, dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8, amsgrad=True)),
    "adamw": (torch.optim.AdamW, dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01)),
    "adamax": (torch.optim.Adamax, dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8)),
    "nadam": (torch.optim.NAdam, dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8, momentum_decay=0.004)),
    "rprop": (torch.optim.Rprop, dict(lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-6, 50))),
}
w = csv.writer(sys.stdout, lineterminator="\n"); w.writerow(["optimizer", "settings", "step", "p0", "p1", "p2", "p3"])
for name, (cls, kw) in cases.items():
    p = torch.tensor([0.5, -0.25, 1.0, -2.0], requires_grad=True); o = cls([p], **kw)
    for s in range(12):
        p.grad = torch.tensor([gradient(s, i) for i in range(4)]); o.step()
        w.writerow([name, " ".join(f"{k}={v}" for k, v in kw.items()), s + 1] + [repr(float(v)) for v in p.detach()])
