namespace Robotics.Training.Graphs;

/// <summary>The operations that networks are made of. A network is written once over this and is then computed (with gradients) or written down as ONNX.</summary>
/// <remarks>Axes count from the batch, axis 0. Parameters go by name and belong to a <see cref="ParameterSet"/>.</remarks>
/// <typeparam name="T">A tensor, or the name of one.</typeparam>
internal interface IGraph<T>
{
    /// <summary>Size of axis 0.</summary>
    long Batch { get; }

    /// <summary>Numbers that are not learnt; without a shape a row of them.</summary>
    T Constant(ReadOnlySpan<float> values, params ReadOnlySpan<long> shape);

    /// <summary>A parameter as it is.</summary>
    T Parameter(string name, params ReadOnlySpan<long> shape);

    /// <summary>Along the last one or two axes, keeping their sizes.</summary>
    T Convolve(T x, string name, ConvolutionShape shape);

    T Linear(T x, string name, int from, int to);

    /// <summary>Rows of a table by whole numbers.</summary>
    T Embed(T indices, string name, int rows, int columns);

    T Relu(T x);

    T Sigmoid(T x);

    T Softmax(T x, int axis);

    T Add(T x, T y);

    T Subtract(T x, T y);

    T Multiply(T x, T y);

    T Divide(T x, T y);

    T Clamp(T x, float low, float high);

    T MatrixProduct(T x, T y);

    T Transpose(T x, params ReadOnlySpan<long> order);

    T Reshape(T x, params ReadOnlySpan<long> shape);

    T Slice(T x, int axis, int start, int end);

    T Join(int axis, params ReadOnlySpan<T> parts);

    T Sum(T x, int axis);

    T Largest(T x, int axis);
}
