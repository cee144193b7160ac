namespace Robotics.Cortex.Models;

/// <summary>When the planner <c>hybrid</c> asks its model what an instruction means.</summary>
public enum ConsultPolicy
{
    /// <summary>Where the words alone leave a question, or are not understood.</summary>
    Unsure,

    /// <summary>Always. What the words alone say clearly stands all the same; the model's answer is recorded beside it.</summary>
    Always,
}
