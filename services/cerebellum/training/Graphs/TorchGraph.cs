using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Robotics.Training.Graphs;

/// <summary>Computes a network with libtorch.</summary>
internal sealed class TorchGraph(ParameterSet parameters, long batch) : IGraph<Tensor>
{
    private const int Vector = 8;

    public long Batch => batch;

    public Tensor Constant(ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) => tensor(values.ToArray(), shape.IsEmpty ? [values.Length] : shape.ToArray());

    public Tensor Parameter(string name, params ReadOnlySpan<long> shape) => parameters.Get(name, shape, 0);

    /// <summary>Channels are filled up with zeros to whole vectors: for others oneDNN's convolutions in libtorch 2.10 came out wrong (and NaN) on a virtual AMD EPYC.</summary>
    public Tensor Convolve(Tensor x, string name, ConvolutionShape shape)
    {
        Tensor weight = parameters.Get(name + ".weight", shape.Weight, shape.FanIn), bias = parameters.Get(name + ".bias", [shape.To], 0);
        long more = (Vector - (shape.From % Vector)) % Vector;
        if (shape.Axes == 1) (x, weight) = (x.unsqueeze(2), weight.unsqueeze(2));
        if (more > 0) (x, weight) = (F.pad(x, [0, 0, 0, 0, 0, more]), F.pad(weight, [0, 0, 0, 0, 0, more]));
        Tensor y = F.conv2d(x, weight, bias, padding: [shape.Axes == 1 ? 0 : shape.Padding, shape.Padding]);
        return shape.Axes == 1 ? y.squeeze(2) : y;
    }

    public Tensor Linear(Tensor x, string name, int from, int to) =>
        matmul(x, parameters.Get(name + ".weight", [from, to], from)) + parameters.Get(name + ".bias", [to], 0);

    public Tensor Embed(Tensor indices, string name, int rows, int columns) =>
        parameters.Get(name, [rows, columns], columns).index_select(0, indices.reshape(-1)).reshape([.. indices.shape, columns]);

    public Tensor Relu(Tensor x) => F.relu(x);

    public Tensor Sigmoid(Tensor x) => sigmoid(x);

    public Tensor Softmax(Tensor x, int axis) => F.softmax(x, axis);

    public Tensor Add(Tensor x, Tensor y) => x + y;

    public Tensor Subtract(Tensor x, Tensor y) => x - y;

    public Tensor Multiply(Tensor x, Tensor y) => x * y;

    public Tensor Divide(Tensor x, Tensor y) => x / y;

    public Tensor Clamp(Tensor x, float low, float high) => minimum(maximum(x, Number.Of(low)), Number.Of(high));

    public Tensor MatrixProduct(Tensor x, Tensor y) => matmul(x, y);

    public Tensor Transpose(Tensor x, params ReadOnlySpan<long> order) => x.permute(order.ToArray());

    public Tensor Reshape(Tensor x, params ReadOnlySpan<long> shape) => x.reshape(shape.ToArray());

    public Tensor Slice(Tensor x, int axis, int start, int end) => x.narrow(axis, start, end - start);

    public Tensor Join(int axis, params ReadOnlySpan<Tensor> parts) => cat([.. parts], axis);

    public Tensor Sum(Tensor x, int axis) => x.sum(axis);

    public Tensor Largest(Tensor x, int axis) => x.amax([axis]);
}
