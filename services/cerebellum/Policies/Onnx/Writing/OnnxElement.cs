namespace Robotics.Cerebellum.Policies.Onnx.Writing;

/// <summary>Element types of tensors, by ONNX's numbers.</summary>
public enum OnnxElement
{
    Float = 1,
    UInt8 = 2,
    Int64 = 7,
    Float16 = 10,
}
