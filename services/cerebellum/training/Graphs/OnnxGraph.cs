using System.Globalization;
using Robotics.Cerebellum.Policies.Onnx.Writing;
using TorchSharp;

namespace Robotics.Training.Graphs;

/// <summary>Writes a network down as ONNX, for a batch of one.</summary>
internal sealed class OnnxGraph(OnnxModelWriter model, ParameterSet parameters) : IGraph<string>
{
    private readonly SortedSet<string> _written = new(StringComparer.Ordinal);
    private int _values;

    public long Batch => 1;

    public string Constant(ReadOnlySpan<float> values, params ReadOnlySpan<long> shape)
    {
        string name = Next("constant");
        model.Constant(name, values, shape.IsEmpty ? [values.Length] : shape);
        return name;
    }

    public string Parameter(string name, params ReadOnlySpan<long> shape) => Weight(name);

    public string Convolve(string x, string name, ConvolutionShape shape)
    {
        long[] Each(int value, int times) => [.. Enumerable.Repeat((long)value, shape.Axes * times)];
        return Node(
            "Conv", [x, Weight(name + ".weight"), Weight(name + ".bias")],
            ("kernel_shape", Each(shape.Kernel, 1), true), ("strides", Each(1, 1), true),
            ("pads", Each(shape.Padding, 2), true), ("dilations", Each(1, 1), true));
    }

    public string Linear(string x, string name, int from, int to) => Add(MatrixProduct(x, Weight(name + ".weight")), Weight(name + ".bias"));

    public string Embed(string indices, string name, int rows, int columns) => Node("Gather", [Weight(name), indices], ("axis", [0], false));

    public string Relu(string x) => Node("Relu", [x]);

    public string Sigmoid(string x) => Node("Sigmoid", [x]);

    public string Softmax(string x, int axis) => Node("Softmax", [x], ("axis", [axis], false));

    public string Add(string x, string y) => Node("Add", [x, y]);

    public string Subtract(string x, string y) => Node("Sub", [x, y]);

    public string Multiply(string x, string y) => Node("Mul", [x, y]);

    public string Divide(string x, string y) => Node("Div", [x, y]);

    public string Clamp(string x, float low, float high) => Node("Clip", [x, Constant([low]), Constant([high])]);

    public string MatrixProduct(string x, string y) => Node("MatMul", [x, y]);

    public string Transpose(string x, params ReadOnlySpan<long> order) => Node("Transpose", [x], ("perm", order.ToArray(), true));

    public string Reshape(string x, params ReadOnlySpan<long> shape) => Node("Reshape", [x, Whole(shape)]);

    public string Slice(string x, int axis, int start, int end) => Node("Slice", [x, Whole([start]), Whole([end]), Whole([axis])]);

    public string Join(int axis, params ReadOnlySpan<string> parts) => Node("Concat", parts, ("axis", [axis], false));

    public string Sum(string x, int axis) => Node("ReduceSum", [x, Whole([axis])], ("keepdims", [0], false));

    public string Largest(string x, int axis) => Node("ReduceMax", [x], ("axes", [axis], true), ("keepdims", [0], false));

    /// <summary>Gives a value the name of an output.</summary>
    public void Output(string value, string name) => model.Node("Identity", [value], name);

    private string Whole(ReadOnlySpan<long> values)
    {
        string name = Next("numbers");
        model.Constant(name, values, values.Length);
        return name;
    }

    private string Weight(string name)
    {
        if (!_written.Add(name)) return name;
        torch.Tensor value = parameters.All[name];
        model.Constant(name, ParameterSet.Values(value), value.shape);
        return name;
    }

    private string Node(string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<(string Name, long[] Values, bool List)> attributes)
    {
        string output = Next(operation.ToLowerInvariant());
        model.Node(operation, inputs, output, attributes);
        return output;
    }

    private string Next(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}_{_values++}");
}
