package dev.deltarule.io;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** Biases of all kinds, dropout, several ways to draw weights, and a layer whose biases stay. No size is that of another. */
@Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
@Layer(size = 5, activation = Activation.RELU, dropout = 0.25, name = "first")
@Layer(size = 3, activation = Activation.TANH, bias = Bias.SHARED, name = "shared")
@Layer(size = 6, activation = Activation.SIGMOID, bias = Bias.NONE, init = Init.UNIFORM, name = "free")
@Layer(size = 2, activation = Activation.SOFTMAX, trainableBias = false, name = "classes")
public interface EarlierNet extends FloatModel {}
