using System.Collections.Generic;

namespace Robotics.Ros2.Generator;

/// <summary>The fields and constants of one message, request, response, goal, result or feedback.</summary>
internal sealed class Structure
{
    public List<Field> Fields { get; } = new();

    /// <summary>C# constant declarations.</summary>
    public List<string> Constants { get; } = new();
}
