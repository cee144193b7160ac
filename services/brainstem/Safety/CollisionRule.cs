using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>The braking way runs into nothing of one kind. All rules of a body share one <see cref="CollisionOutlook"/>, which looks once.</summary>
internal sealed class CollisionRule(string name, CollisionKind kind, CollisionOutlook outlook) : IPathRule
{
    public string Name => name;

    public bool Allows(Arm arm, StopPath path) => outlook.Look(arm, path) != kind;
}
