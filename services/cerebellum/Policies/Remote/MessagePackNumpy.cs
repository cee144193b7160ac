using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies.Remote;

/// <summary>Arrays as msgpack-numpy writes them: maps with binary keys.</summary>
internal static class MessagePackNumpy
{
    public static void Write(MessagePackWriter to, PolicyArray array)
    {
        to.Map(4).Binary("__ndarray__"u8).Bool(true).Binary("data"u8).Binary(array.Data.Span).Binary("dtype"u8).Text(array.Type).Binary("shape"u8).Array(array.Shape.Length);
        foreach (int size in array.Shape) to.Int(size);
    }

    /// <summary>The array that a value of a message is; null when it is none.</summary>
    /// <exception cref="RoboticsException">MalformedFile: it lacks data, type or shape.</exception>
    public static PolicyArray? Read(string name, object? value)
    {
        if (value is not SortedDictionary<string, object?> map || !map.ContainsKey("__ndarray__")) return null;
        if (map.GetValueOrDefault("data") is not byte[] data || map.GetValueOrDefault("dtype") is not string type || map.GetValueOrDefault("shape") is not List<object?> sizes)
            throw new RoboticsException(ErrorCode.MalformedFile, $"the array '{name}' lacks data, dtype or shape; it has {string.Join(", ", map.Keys)}.");
        return new PolicyArray(name, type, data, [.. sizes.Select(s => checked((int)(s as long? ?? -1)))]);
    }
}
