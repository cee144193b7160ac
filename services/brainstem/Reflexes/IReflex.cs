using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Reflexes;

/// <summary>A rule from what is sensed to a protective stop, judged after every servo period. No allocation unless it triggers.</summary>
internal interface IReflex
{
    /// <summary>Lower case with underscores.</summary>
    string Name { get; }

    /// <summary>Null while all is well; otherwise the value that was sensed and what is allowed.</summary>
    string? Trigger(Arm arm);

    /// <summary>Writes or reads what it keeps, for saved states; most keep nothing.</summary>
    void Exchange(StateExchange state)
    {
    }
}
