namespace Robotics.Cortex.Planning.Operators;

/// <summary>A variable, constant or object with its type.</summary>
internal readonly record struct TypedName(string Name, string Type);
