using System.Runtime.InteropServices;

namespace Robotics.Cerebellum.Policies.Onnx.Writing;

/// <summary>Writes an ONNX model (onnx.proto, opset 13): inputs, constants, nodes in the order of computation, outputs.</summary>
/// <remarks>Not thread-safe. Field numbers are those of the public onnx.proto.</remarks>
public sealed class OnnxModelWriter
{
    private const int IrVersion = 8, Opset = 13;

    private readonly string _name;
    private readonly List<ProtobufBuffer> _nodes = [];
    private readonly List<ProtobufBuffer> _constants = [];
    private readonly List<ProtobufBuffer> _inputs = [];
    private readonly List<ProtobufBuffer> _outputs = [];

    /// <param name="name">The graph's name.</param>
    public OnnxModelWriter(string name) => _name = name;

    public OnnxModelWriter Input(string name, OnnxElement element, params ReadOnlySpan<long> shape)
    {
        _inputs.Add(Value(name, element, shape));
        return this;
    }

    public OnnxModelWriter Output(string name, OnnxElement element, params ReadOnlySpan<long> shape)
    {
        _outputs.Add(Value(name, element, shape));
        return this;
    }

    public OnnxModelWriter Constant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape)
    {
        _constants.Add(Tensor(name, OnnxElement.Float, shape, MemoryMarshal.AsBytes(values)));
        return this;
    }

    public OnnxModelWriter Constant(string name, ReadOnlySpan<long> values, params ReadOnlySpan<long> shape)
    {
        _constants.Add(Tensor(name, OnnxElement.Int64, shape, MemoryMarshal.AsBytes(values)));
        return this;
    }

    /// <summary>One operation. Attribute values are whole numbers or lists of them.</summary>
    public OnnxModelWriter Node(string operation, ReadOnlySpan<string> inputs, string output, params ReadOnlySpan<(string Name, long[] Values, bool List)> attributes)
    {
        ProtobufBuffer node = new();
        foreach (string input in inputs) node.Text(1, input);
        node.Text(2, output).Text(3, output).Text(4, operation);
        foreach ((string name, long[] values, bool list) in attributes)
        {
            const int Int = 2, Ints = 7;
            ProtobufBuffer attribute = new ProtobufBuffer().Text(1, name);
            if (list) foreach (long value in values) attribute.Int(8, value);
            else attribute.Int(3, values[0]);
            node.Message(5, attribute.Int(20, list ? Ints : Int));
        }

        _nodes.Add(node);
        return this;
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToArray()
    {
        ProtobufBuffer graph = new();
        foreach (ProtobufBuffer node in _nodes) graph.Message(1, node);
        graph.Text(2, _name);
        foreach (ProtobufBuffer constant in _constants) graph.Message(5, constant);
        foreach (ProtobufBuffer input in _inputs) graph.Message(11, input);
        foreach (ProtobufBuffer output in _outputs) graph.Message(12, output);
        return new ProtobufBuffer().Int(1, IrVersion).Text(2, "robotics").Message(7, graph).Message(8, new ProtobufBuffer().Text(1, "").Int(2, Opset)).ToArray();
    }

    private static ProtobufBuffer Value(string name, OnnxElement element, ReadOnlySpan<long> shape)
    {
        ProtobufBuffer dimensions = new();
        foreach (long side in shape) dimensions.Message(1, new ProtobufBuffer().Int(1, side));
        ProtobufBuffer tensor = new ProtobufBuffer().Int(1, (int)element).Message(2, dimensions);
        return new ProtobufBuffer().Text(1, name).Message(2, new ProtobufBuffer().Message(1, tensor));
    }

    private static ProtobufBuffer Tensor(string name, OnnxElement element, ReadOnlySpan<long> shape, ReadOnlySpan<byte> raw)
    {
        ProtobufBuffer tensor = new();
        foreach (long side in shape) tensor.Int(1, side);
        return tensor.Int(2, (int)element).Text(8, name).Blob(9, raw);
    }
}
