# Un clasificador detrás de funciones delgadas.
import numpy as np


class SoftmaxRegression:
    """Clasificador lineal multiclase."""

    def __init__(self, n_features, n_classes):
        self.W = np.zeros((n_features, n_classes))
        self.b = np.zeros(n_classes)
        self.K = n_classes
        self.history_ = []

    @staticmethod
    def one_hot(y, K):
        out = np.full((len(y), K), 0.0)
        np.put_along_axis(out, np.asarray(y).reshape(-1, 1), 1.0, axis=1)
        return out

    @staticmethod
    def proba(Z):
        Z = np.asarray(Z) - np.asarray(Z).max(1, keepdims=True)
        np.exp(Z, out=Z)
        Z /= Z.sum(1, keepdims=True)
        return Z

    @classmethod
    def loss(cls, P, Y):
        return -(Y * np.log(np.clip(P, 1e-10, 1.0))).sum(1).mean()

    @classmethod
    def grad(cls, X, P, Y):
        G = (P - Y) / len(X)
        return X.T.dot(G), G.sum(0)

    def forward(self, X):
        return self.proba(X.dot(self.W) + self.b)

    def fit(self, X, y, lr, epochs, batch, rng):
        Y = self.one_hot(y, self.K)
        self.history_.append(self.loss(self.forward(X), Y))
        for _ in range(epochs):
            for idx in self.batches(len(X), batch, rng):
                dW, db = self.grad(X[idx], self.forward(X[idx]), Y[idx])
                self.W -= lr * dW
                self.b -= lr * db
            self.history_.append(self.loss(self.forward(X), Y))
        return self

    @staticmethod
    def batches(n, size, rng):
        perm = rng.permutation(n)
        yield from (perm[s:s + size] for s in range(0, n, size))

    def predict(self, X):
        return self.forward(X).argmax(1)


def codificarOneHot(y, K): return SoftmaxRegression.one_hot(y, K)
def softmax(Z): return SoftmaxRegression.proba(Z)
def entropiaCruzada(A, Y): return SoftmaxRegression.loss(A, Y)
def gradientes(X, A, Y): return SoftmaxRegression.grad(X, A, Y)
def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    c = SoftmaxRegression(X.shape[1], K).fit(X, y, lr, epocas, tam_lote, rng)
    return c.W, c.b, np.array(c.history_)
def predecir(X, W, b):
    c = SoftmaxRegression(*W.shape)
    c.W, c.b = W, b
    return c.predict(X)
