using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Reflexes;

/// <summary>A rule from what is sensed to an action that ends in a protective stop, judged after every servo period. No allocation unless it triggers.</summary>
internal interface IReflex
{
    /// <summary>Lower case with underscores.</summary>
    string Name { get; }

    /// <summary>What is done when it triggers; never to slow down, which is the drives'.</summary>
    ReflexAction Action => ReflexAction.Stop;

    /// <summary>Null while all is well; otherwise the value that was sensed and what is allowed.</summary>
    string? Trigger(Arm arm);

    /// <summary>Forgets what it felt: somebody has looked, and goes on. Most keep nothing.</summary>
    void Forget()
    {
    }

    /// <summary>Writes or reads what it keeps, for saved states; most keep nothing.</summary>
    void Exchange(StateExchange state)
    {
    }
}
