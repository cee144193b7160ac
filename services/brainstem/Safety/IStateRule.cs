namespace Robotics.Brainstem.Safety;

/// <summary>Looks for a breach in a state, for bodies whose commands may not be clipped: it is counted and recorded. No allocation.</summary>
internal interface IStateRule : ISafetyRule
{
    bool IsBreached(in BodyState state);
}
