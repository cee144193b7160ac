namespace Robotics.Brainstem.Safety;

/// <summary>A rule with its count of control steps in which it acted.</summary>
internal sealed class Tally(string name)
{
    public string Name { get; } = name;

    public long Steps { get; set; }

    /// <summary>Whether it acted in the current control step.</summary>
    public bool Acted { get; private set; }

    public void Mark()
    {
        if (Acted) return;
        Acted = true;
        Steps++;
    }

    public void BeginStep() => Acted = false;
}
