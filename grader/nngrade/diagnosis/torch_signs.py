"""What PyTorch's and scikit-learn's exceptions mean in exercise 5: looked through first."""

from __future__ import annotations

from nngrade.diagnosis.signs import Sign

MODULES = "Sequential|ModuleList|ModuleDict|ReLU|PReLU|LayerNorm|BatchNorm1d|Conv1d|Dropout"

TORCH_SIGNS = (
    Sign(
        "NotImplementedError",
        r"Module \[(Sequential|ModuleList|ModuleDict)\] is missing .*forward",
        "a list of layers called",
        "A {0} is called as if it were a layer; it only keeps its layers in order.",
        "Go through it in a loop, `for layer in self.layers: x = layer(x)`, or use nn.Sequential.",
    ),
    Sign(
        "NotImplementedError",
        r"missing the required \"forward\"",
        "forward missing",
        "The model has no method that is called `forward`, which PyTorch looks for.",
        "Check its spelling and its indentation: `def forward(self, x):` inside the class.",
    ),
    Sign(
        "AttributeError",
        r"cannot assign (?:module|parameters) before Module.__init__",
        "super().__init__() missing",
        "A layer is made before nn.Module is ready for it.",
        "Begin `__init__` with `super().__init__()`.",
    ),
    Sign(
        "AttributeError",
        rf"'(?:{MODULES})' object has no attribute '(weight|bias)'",
        "layer without weights",
        "Some modules of a model have no {0}: a ReLU, or the nn.Sequential around the layers.",
        "Ask each module first: `if isinstance(module, nn.Linear):`.",
    ),
    Sign(
        "ValueError",
        r"fewer than 2 dimensions",
        "not a matrix",
        "Xavier's rule wants a matrix; it was given a bias or another row of numbers.",
        "Fill `module.weight` of linear layers by it, and `module.bias` with zeros.",
    ),
    Sign(
        "AttributeError",
        r"'DataLoader' object has no attribute '(\w+)'",
        "model and loader exchanged",
        "The loader is asked for `{0}`, which a model or a tensor has.",
        "The arguments come in the order of the stub's `def` line, the model before the loader; "
        "`for X, y in loader` gives the batches.",
    ),
    Sign(
        "AttributeError",
        r"'(?:list|tuple)' object has no attribute 'to'",
        "a pair moved as one",
        "A whole batch is moved at once, but it is a pair: features and targets.",
        "Take it apart first: `for X, y in loader:`, then `X.to(device)` and `y.to(device)`.",
    ),
    Sign(
        "TypeError",
        r"'(?:builtin_function_or_method|method)'",
        "method not called",
        "A method is used without being called: its brackets are missing.",
        "Write `loss.item()`, `model.parameters()`, with the brackets.",
    ),
    Sign(
        "TypeError",
        r"'(\w+)' object is not iterable",
        "model in place of its parameters",
        "The optimizer was given a {0}; it wants the parameters.",
        "`torch.optim.Adam(model.parameters(), lr=lr)`.",
        source=r"optim|Adam",
    ),
    Sign(
        "ValueError",
        r"empty parameter list",
        "no parameters",
        "The optimizer was given no parameters: the model has none that PyTorch knows of.",
        "Hand on `model.parameters()`; a generator is used up after one round, so make no variable "
        "of it.",
    ),
    Sign(
        "TypeError",
        r"__init__\(\) got (?:an unexpected|multiple values)",
        "an argument it does not take",
        "A class of PyTorch's is made with an argument that it does not take.",
        "`DataLoader(dataset, batch_size=…, shuffle=…)` takes one dataset, "
        "`torch.optim.Adam(model.parameters(), lr=…)` calls its rate lr.",
    ),
    Sign(
        "TypeError",
        r"must be Tensor, not numpy|expected np.ndarray",
        "arrays in place of tensors",
        "A NumPy array (or a list) stands where a tensor is due.",
        "Make tensors first: `torch.tensor(X, dtype=torch.float32)`.",
    ),
    Sign(
        "TypeError",
        r"'int' object is not callable",  # PyTorch calls size(), which an array has as a number
        "arrays in place of tensors",
        "A NumPy array stands where a tensor is due.",
        "Make tensors first: `torch.tensor(X, dtype=torch.float32)`.",
        source=r"TensorDataset|criterion|loss",
    ),
    Sign(
        "AssertionError",
        r"Size mismatch between tensors",
        "rows and targets of different number",
        "X and y have not the same number of rows.",
        "Pair X with its own y, and keep all rows of both.",
    ),
    Sign(
        "TypeError",
        r"is not a Module subclass",
        "list handed to nn.Sequential",
        "nn.Sequential was given a list.",
        "Unpack it with a star: `nn.Sequential(*layers)`.",
    ),
    Sign(
        "NameError",
        r"name '(data|utils|optim|functional|F|init|DataLoader|TensorDataset|StandardScaler|"
        r"train_test_split)' is not defined",
        "import missing",
        "{0} is used, but nothing of that name was imported.",
        "Look at the imports at the top of the stub: is yours still there, under this name?",
        source=r"\b(?:(?:data|utils|optim|functional|F|init)\.\w|\w+\()",
    ),
    Sign(
        "NotFittedError",
        "",
        "scaler never fitted",
        "The scaler transforms before it has seen any data.",
        "First `scaler.fit(X_train)`, then `scaler.transform(…)`; fit_transform does both.",
    ),
    Sign(
        "ValueError",
        r"Expected 2D array, got 1D",
        "targets handed to the scaler",
        "A scaler wants a matrix, and was given one row of numbers: the targets?",
        "train_test_split gives X_train, X_test, y_train, y_test, in this order: are your names in "
        "it? The features alone are scaled.",
    ),
    Sign(
        "ValueError",
        r"unpack",
        "wrong number of hidden layers",
        "hidden_dims is unpacked into a fixed number of widths; it may hold one or five.",
        "Go through it in a loop, and make one layer for each width.",
        source=r"hidden_dims",
    ),
    Sign(
        "IndexError",
        "",
        "wrong number of hidden layers",
        "hidden_dims has fewer widths than the index asks for: it may hold a single one.",
        "Go through it in a loop, and make one layer for each width.",
        source=r"hidden_dims|dims\[",
    ),
    Sign(
        "ValueError",
        r"unpack",
        "batch taken apart wrongly",
        "A batch is a pair, features and targets: there are more or fewer names for it.",
        "`for X, y in loader:`.",
        source=r"loader|batch",
    ),
    Sign(
        "",
        r"not compiled with CUDA|No CUDA|NVIDIA driver|CUDA driver|cuda is not available|"
        r"\.cuda\(\)|mps devices",
        "hard-coded device",
        "The program asks for a GPU, whatever device it was given.",
        "Use the argument: `model.to(device)` and `x.to(device)`, never `.cuda()`.",
    ),
    Sign(
        "RuntimeError",
        r"same device|different devices|[Ee]xpected all tensors",
        "two devices mixed",
        "Tensors of two devices meet in one operation.",
        "Make new tensors where the input is (`torch.zeros_like(x)`, `device=x.device`), and move "
        "each batch: `x = x.to(device)`.",
    ),
    Sign(
        "RuntimeError",
        r"numpy\(\) on Tensor that requires grad",
        "array taken of a graph",
        "A tensor that is still part of a graph was to become a NumPy array.",
        "Measure inside `with torch.no_grad():`, or `.detach()` the tensor first.",
    ),
    Sign(
        "RuntimeError",
        r"zero-dimensional tensor .*concatenated",
        "batch of one row squeezed",
        "A last batch of a single row lost its only axis: squeeze() takes away every axis of "
        "length 1.",
        "Say which axis you mean: `.squeeze(1)`, or `[:, 0]`.",
    ),
    Sign(
        "RuntimeError",
        r"cat|stack expects each tensor",
        "batches of different shapes joined",
        "Tensors of different shapes are to be joined.",
        "Print their shapes; the last batch may be smaller, and `torch.cat` joins along axis 0.",
        source=r"cat\(|stack\(",
    ),
    Sign(
        "RuntimeError",
        r"backward through the graph a second time",
        "backward twice",
        "backward() goes through a graph that was used up by an earlier one.",
        "Call it on each batch's own loss; add up `loss.item()`, a plain number, for the report.",
    ),
    Sign(
        "RuntimeError",
        r"does not require grad",
        "nothing to differentiate",
        "`backward()` was called on something without a graph.",
        "Take the loss from the model's output itself: no `.detach()`, `.item()` or `no_grad` on "
        "the way.",
    ),
    Sign(
        "RuntimeError",
        r"implicitly created only for scalar",
        "backward on many numbers",
        "backward() was called on many numbers; it wants one.",
        "Average the squared errors first: `((prediction - y) ** 2).mean()`.",
    ),
    Sign(
        "RuntimeError",
        r"leaf Variable that requires grad",
        "weights changed under the graph",
        "A weight is changed in place while PyTorch records what happens to it.",
        "Wrap it in `with torch.no_grad():`; nn.init and the optimizer do so themselves.",
    ),
    Sign(
        "RuntimeError",
        r"modified by an inplace operation",
        "changed in place before backward",
        "Something that backward() still needs was changed in place.",
        "Call step() after backward(), and write `x = x + …` in place of `x += …`.",
    ),
    Sign(
        "RuntimeError",
        r"Boolean value of Tensor",
        "an if asked a tensor",
        "A tensor is asked for one yes or no: by an `if`, or since a class such as nn.MSELoss or "
        "nn.ReLU was given it.",
        "Make the layer or loss first, then call it: `nn.MSELoss()(prediction, y)`.",
    ),
    Sign(
        "RuntimeError|ValueError",
        r"cannot be converted to (?:Scalar|Python scalars)|only one element tensors",
        "many numbers taken for one",
        "A tensor of many numbers is to become one number.",
        "Average first (`.mean().item()`); a whole tensor stays one with `.tolist()`.",
    ),
    Sign(
        "RuntimeError",
        r"mat1 and mat2 shapes cannot be multiplied",
        "layers do not fit",
        "A layer gets rows of another width than its in_features.",
        "Each layer's first number is the second one of the layer before: write the widths down.",
    ),
    Sign(
        "RuntimeError",
        r"dtype|Double|Long|scalar type",
        "number types mixed",
        "Two kinds of numbers meet: float32 and float64, or whole numbers.",
        "Make tensors with `dtype=torch.float32`.",
    ),
    Sign(
        "RuntimeError",
        r"is invalid for input of size",
        "view to a shape that does not fit",
        "view() or reshape() asks for a shape that has not as many entries.",
        "Leave one size open: `view(-1, 1)`; the last batch may be smaller than the others.",
    ),
    Sign(
        "AttributeError",
        r"'(?:float|int)' object has no attribute '(item|detach|backward|cpu|numpy)'",
        "a plain number treated as a tensor",
        "A plain number is asked for `{0}`, which only a tensor has.",
        "Call `.item()` once, at the end: what it gives is a plain number already.",
    ),
)
