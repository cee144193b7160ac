namespace Robotics.Sim.Engine;

/// <summary>The options of a model's physics (mjOption), in native memory: changes act from the next step on.</summary>
public sealed class PhysicsOptions
{
    private readonly NativeStruct native;

    internal PhysicsOptions(NativeStruct native) => this.native = native;

    /// <summary>The physics step, s.</summary>
    public ref double Timestep => ref native.Field<double>("timestep");

    /// <summary>Gravity in the world's frame, m/s² [3].</summary>
    public Span<double> Gravity => native.Fields<double>("gravity");

    /// <summary>The most iterations of the constraint solver.</summary>
    public ref int Iterations => ref native.Field<int>("iterations");

    /// <summary>The constraint solver stops when a step improves its (scaled) cost by less.</summary>
    public ref double Tolerance => ref native.Field<double>("tolerance");

    public ref int NoSlipIterations => ref native.Field<int>("noslip_iterations");

    /// <summary>Frictional-to-normal constraint impedance: above 1 reduces slip of elliptic cones.</summary>
    public ref double ImpedanceRatio => ref native.Field<double>("impratio");

    /// <summary>MuJoCo's number: 0 Euler, 1 Runge-Kutta 4, 2 implicit, ….</summary>
    public ref int Integrator => ref native.Field<int>("integrator");

    /// <summary>MuJoCo's number: 0 pyramidal friction cone, 1 elliptic.</summary>
    public ref int Cone => ref native.Field<int>("cone");

    /// <summary>MuJoCo's number: 0 PGS, 1 CG, 2 Newton.</summary>
    public ref int Solver => ref native.Field<int>("solver");

    /// <summary>MuJoCo's bits of parts that are switched off.</summary>
    public ref int DisableFlags => ref native.Field<int>("disableflags");

    /// <summary>MuJoCo's bits of optional parts that are switched on.</summary>
    public ref int EnableFlags => ref native.Field<int>("enableflags");
}
