# Imprime en cada época, avisa y dibuja; datos en el módulo.
import time
import warnings
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

rng = np.random.default_rng(0)
X = rng.random((30, 6))
y = rng.integers(0, 3, 30)
print("X", X.shape, "y", y.shape)

def codificarOneHot(y, K):
    Y = np.zeros((y.size, K))
    for i, c in enumerate(y):
        Y[i, c] = 1
    print(Y[:3])
    return Y

def softmax(Z):
    if np.abs(Z).max() > 500:
        warnings.warn("logits grandes")
    Z = Z - Z.max(axis=1).reshape(-1, 1)
    e = np.exp(Z)
    return e / e.sum(axis=1).reshape(-1, 1)

def entropiaCruzada(A, Y):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        L = np.log(A)
    L = np.where(np.isneginf(L), -50.0, L)
    return -(Y * L).sum() / Y.shape[0]

def gradientes(X, A, Y):
    dZ = A - Y
    dW = np.dot(X.T, dZ) / X.shape[0]
    db = dZ.sum(axis=0) / X.shape[0]
    print("normas", np.linalg.norm(dW), np.linalg.norm(db))
    return dW, db

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    t0 = time.time()
    W = np.zeros((X.shape[1], K))
    b = np.zeros(K)
    Y = codificarOneHot(y, K)
    costos = [entropiaCruzada(softmax(X @ W + b), Y)]
    for epoca in range(epocas):
        p = rng.permutation(X.shape[0])
        X_mezclado = X[p]
        Y_mezclado = Y[p]
        for inicio in range(0, X.shape[0], tam_lote):
            fin = min(inicio + tam_lote, X.shape[0])
            A = softmax(X_mezclado[inicio:fin] @ W + b)
            dW, db = gradientes(X_mezclado[inicio:fin], A, Y_mezclado[inicio:fin])
            W = W - lr * dW
            b = b - lr * db
        costos.append(entropiaCruzada(softmax(X @ W + b), Y))
        print(f"epoca {epoca + 1:3d}  costo {costos[-1]:.4f}  ({time.time() - t0:.1f} s)")
    return W, b, np.array(costos)

def predecir(X, W, b):
    c = np.argmax(X @ W + b, axis=1)
    print("predicciones", c)
    return c

W, b, costos = entrenar(X, y, 3, 0.5, 4, 8, rng)
plt.figure(); plt.plot(costos, "o-"); plt.xlabel("epoca"); plt.show()
plt.imshow(W); plt.colorbar(); plt.show(); plt.close("all")
print("exactitud", (predecir(X, W, b) == y).mean())
